import { Ellipsis, FileUp, Mail, RotateCw, Trash2, UserRoundPlus } from "lucide-react";
import { useCallback, useState } from "react";
import {
  type Invitation,
  listInvitations,
  resendInvitation,
  withdrawInvitation,
} from "../../../src/protocol/companies.ts";
import { call } from "../../api/index.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import {
  Badge,
  Button,
  Card,
  EmptyState,
  IconButton,
  LoadFailed,
  Menu,
  SkeletonList,
  toast,
  toastFailure,
} from "../../ui/index.ts";
import { ImportDialog } from "./import/import-dialog.tsx";
import { InviteDialog } from "./invite-dialog.tsx";
import { joiningTexts } from "./joining-texts.ts";
import { useAnswer } from "./use-answer.ts";

const pageSize = 20;

/** Who was invited and has not come yet, and the ways to invite more. */
export function InvitationsCard() {
  const t = useTexts(joiningTexts);
  const [shown, setShown] = useState(pageSize);
  const [open, setOpen] = useState<"invite" | "import">();
  const ask = useCallback(() => call(listInvitations, { query: { offset: 0, limit: Math.min(shown, 200) } }), [shown]);
  const { answer, failure, load } = useAnswer(ask);
  return (
    <Card title={t("invitations")} description={t("invitationsDetail")}>
      <div className="flex flex-col gap-3">
        <div className="flex flex-wrap items-center gap-2">
          <Button
            tone="primary"
            icon={<UserRoundPlus aria-hidden="true" className="size-4" />}
            onClick={() => setOpen("invite")}
          >
            {t("invite")}
          </Button>
          <Button icon={<FileUp aria-hidden="true" className="size-4" />} onClick={() => setOpen("import")}>
            {t("importPeople")}
          </Button>
          {answer && answer.total > 0 && (
            <span role="status" className="ml-auto text-sm text-text-2 tabular-nums">
              {t("openInvitations", { count: answer.total })}
            </span>
          )}
        </div>
        {failure && !answer && <LoadFailed failure={failure} onRetry={load} />}
        {!answer && !failure && <SkeletonList rows={2} />}
        {answer?.total === 0 && <EmptyState icon={<Mail className="size-6" />} title={t("noInvitations")} />}
        <ul className="flex flex-col">
          {answer?.invitations.map((invitation) => (
            <InvitationRow key={invitation.id} invitation={invitation} onChanged={load} />
          ))}
        </ul>
        {answer && answer.total > answer.invitations.length && answer.invitations.length < 200 && (
          <Button className="self-center" onClick={() => setShown(shown + 60)}>
            {t("more")}
          </Button>
        )}
      </div>
      {open === "invite" && <InviteDialog onInvited={load} onClose={() => setOpen(undefined)} />}
      {open === "import" && <ImportDialog onImported={load} onClose={() => setOpen(undefined)} />}
    </Card>
  );
}

function InvitationRow({ invitation, onChanged }: { invitation: Invitation; onChanged: () => void }) {
  const t = useTexts(joiningTexts);
  const format = useFormat();
  const { id, email, firstName, lastName, role, sentAt, expiresAt } = invitation;
  const name = `${firstName} ${lastName}`.trim();
  const isOver = expiresAt <= Date.now();
  const params = { invitationId: id };
  const act = (run: () => Promise<unknown>, done: string) =>
    void run().then(() => {
      toast({ title: done, tone: "success" });
      onChanged();
    }, toastFailure);
  return (
    <li className="flex min-h-14 items-center gap-3 border-line border-t py-2 first:border-t-0">
      <span className="flex min-w-0 flex-1 flex-col">
        <span dir="auto" className="truncate font-medium">
          {name || email}
        </span>
        <span className="truncate text-sm text-text-2">
          {name && `${email} · `}
          {isOver
            ? t("ranOut", { end: format.date(expiresAt) })
            : t("sentOn", { time: format.short(sentAt), end: format.date(expiresAt) })}
        </span>
      </span>
      {role === "administrator" && <Badge tone="accent">{t("administrator")}</Badge>}
      {isOver && <Badge tone="warning">{t("ranOut", { end: format.short(expiresAt) })}</Badge>}
      <Menu
        entries={[
          {
            label: t("resend"),
            icon: <RotateCw aria-hidden="true" className="size-4" />,
            onSelect: () => act(() => call(resendInvitation, { params }), t("resent", { email })),
          },
          {
            label: t("withdraw"),
            icon: <Trash2 aria-hidden="true" className="size-4" />,
            isDangerous: true,
            onSelect: () => act(() => call(withdrawInvitation, { params }), t("withdrawn", { email })),
          },
        ]}
        trigger={
          <IconButton
            label={t("actsFor", { name: name || email })}
            icon={<Ellipsis aria-hidden="true" className="size-5" />}
          />
        }
      />
    </li>
  );
}
