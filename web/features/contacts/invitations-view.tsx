import { Ban, Check, Mail, MailOpen, X } from "lucide-react";
import type { ReceivedInvitation, SentInvitation } from "../../../src/protocol/contacts.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import {
  Avatar,
  Badge,
  Button,
  EmptyState,
  IconButton,
  LoadFailed,
  SectionHeader,
  SkeletonList,
  toast,
} from "../../ui/index.ts";
import { accept, orSay, refuse, withdraw } from "./acts.ts";
import { useContactDialogs } from "./contact-dialogs.tsx";
import { isOpenAt } from "./network-state.ts";
import { syncNetwork, useNetworkStore } from "./store.ts";
import { contactsTexts } from "./texts.ts";
import { useName } from "./use-name.ts";

/** The tab of what waits for an answer, in both directions. */
export function InvitationsView() {
  const t = useTexts(contactsTexts);
  const { status, failure, network } = useNetworkStore();
  if (status === "failed")
    return <LoadFailed failure={failure} onRetry={() => void syncNetwork().catch(() => undefined)} />;
  if (status === "loading") return <SkeletonList />;
  const received = network.received.filter((one) => isOpenAt(one, Date.now()));
  if (received.length + network.sent.length === 0)
    return (
      <EmptyState icon={<MailOpen className="size-6" />} title={t("noInvitations")}>
        {t("noInvitationsDetail")}
      </EmptyState>
    );
  return (
    <>
      <section aria-label={t("received")}>
        <SectionHeader title={t("received")} />
        {received.length === 0 && <p className="px-3 py-2 text-text-2">{t("nothingReceived")}</p>}
        <ul className="flex flex-col gap-1">
          {received.map((invitation) => (
            <li key={invitation.id}>
              <Received invitation={invitation} />
            </li>
          ))}
        </ul>
      </section>
      {network.sent.length > 0 && (
        <section aria-label={t("sent")}>
          <SectionHeader title={t("sent")} />
          <ul>
            {network.sent.map((invitation) => (
              <li key={invitation.id}>
                <Sent invitation={invitation} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** One's answer, where the invitation stands. */
export function AnswerButtons({ invitation, onDone }: { invitation: ReceivedInvitation; onDone?: () => void }) {
  const t = useTexts(contactsTexts);
  const { firstName, lastName } = invitation.inviter;
  const name = `${firstName} ${lastName}`.trim();
  const take = async () => {
    await accept(invitation.id);
    toast({ title: t("acceptedTitle", { name }), tone: "success" });
    onDone?.();
  };
  const decline = async () => {
    await refuse(invitation.id);
    onDone?.();
  };
  return (
    <span className="flex flex-wrap items-center gap-2">
      <Button
        tone="primary"
        size="small"
        icon={<Check aria-hidden="true" className="size-4" />}
        onClick={() => orSay(take())}
      >
        {t("accept")}
      </Button>
      <Button size="small" icon={<X aria-hidden="true" className="size-4" />} onClick={() => orSay(decline())}>
        {t("refuse")}
      </Button>
    </span>
  );
}

function Received({ invitation }: { invitation: ReceivedInvitation }) {
  const t = useTexts(contactsTexts);
  const format = useFormat();
  const { inviter, note, expiresAt } = invitation;
  const name = `${inviter.firstName} ${inviter.lastName}`.trim();
  const { openDialog, dialog } = useContactDialogs(inviter.id, name);
  return (
    <article aria-label={name} className="flex gap-3 rounded-medium px-3 py-3">
      <Avatar id={inviter.id} name={name} hasPresence={false} />
      <div className="flex min-w-0 flex-1 flex-col gap-1.5">
        <div className="flex items-start gap-2">
          <div className="min-w-0 flex-1">
            <p dir="auto" className="truncate font-medium">
              {name}
            </p>
            {inviter.companyName && (
              <p dir="auto" className="truncate text-sm text-text-2">
                {inviter.companyName}
              </p>
            )}
          </div>
          <IconButton
            size="small"
            label={t("blockPerson", { name })}
            icon={<Ban aria-hidden="true" className="size-4" />}
            onClick={() => openDialog("block")}
          />
        </div>
        {note && (
          <p dir="auto" className="rounded-medium bg-surface-3 px-3 py-2 text-sm [overflow-wrap:anywhere]">
            {note}
          </p>
        )}
        <AnswerButtons invitation={invitation} />
        <p className="text-pretty text-text-3 text-xs">
          {t("declineTold", { name })} {t("waitsUntil", { date: format.date(expiresAt) })}.
        </p>
      </div>
      {dialog}
    </article>
  );
}

const tones = { pending: "accent", refused: "danger", expired: "neutral" } as const;
const words = { pending: "statePending", refused: "stateRefused", expired: "stateExpired" } as const;

function Sent({ invitation }: { invitation: SentInvitation }) {
  return invitation.accountId === null ? (
    <SentRow invitation={invitation} name={invitation.email ?? ""} />
  ) : (
    <SentToPerson invitation={invitation} accountId={invitation.accountId} />
  );
}

function SentToPerson({ invitation, accountId }: { invitation: SentInvitation; accountId: string }) {
  return <SentRow invitation={invitation} name={useName(accountId)} accountId={accountId} />;
}

interface SentRowProps {
  readonly invitation: SentInvitation;
  readonly name: string;
  readonly accountId?: string;
}

function SentRow({ invitation, name, accountId }: SentRowProps) {
  const t = useTexts(contactsTexts);
  const format = useFormat();
  const { state, expiresAt } = invitation;
  const shown = state === "pending" && !isOpenAt(invitation, Date.now()) ? "expired" : state;
  if (shown === "accepted" || shown === "withdrawn") return null;
  return (
    <div className="flex min-h-16 items-center gap-3 px-3 py-2">
      {accountId === undefined ? (
        <span className="flex size-9 shrink-0 items-center justify-center rounded-full bg-surface-3 text-text-2">
          <Mail aria-hidden="true" className="size-4" />
        </span>
      ) : (
        <Avatar id={accountId} name={name} hasPresence={false} />
      )}
      <div className="min-w-0 flex-1">
        <p dir="auto" className="truncate font-medium">
          {name}
        </p>
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-text-2">
          <Badge tone={tones[shown]}>{t(words[shown])}</Badge>
          {shown === "pending" && <span>{t("waitsUntil", { date: format.date(expiresAt) })}</span>}
        </p>
      </div>
      {shown !== "refused" && (
        <IconButton
          label={t(shown === "pending" ? "withdraw" : "takeOff")}
          icon={<X aria-hidden="true" className="size-4" />}
          onClick={() => orSay(withdraw(invitation.id))}
        />
      )}
    </div>
  );
}
