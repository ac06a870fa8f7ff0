import { QrCode as CodeIcon, Link2 } from "lucide-react";
import { useState } from "react";
import { closeGuestLink, type GuestLink, openGuestLink } from "../../../src/protocol/guests.ts";
import { call } from "../../api/index.ts";
import type { ConversationSlotProps } from "../../app/feature.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { Button, ConfirmDialog, CopyField, Locked, RadioList, SectionHeader, useLock } from "../../ui/index.ts";
import { QrCode } from "../accounts/security/qr-code.tsx";
import { keepAccess, useGuestAccess } from "./access-store.ts";
import { LinkDialog, type LinkWishes } from "./link-dialog.tsx";
import { guestsTexts } from "./texts.ts";

/** In a bubble's details, for whoever holds its door: the guest link, and how it is closed. */
export function GuestsSection({ conversation }: ConversationSlotProps) {
  const t = useTexts(guestsTexts);
  const access = useGuestAccess(conversation);
  const lock = useLock("guests");
  const [asking, setAsking] = useState<"make" | "close">();
  if (!access) return null;
  const { link, inside } = access;
  const params = { conversationId: conversation.id };
  const close = () => setAsking(undefined);
  const make = async (body: LinkWishes) => keepAccess(conversation.id, await call(openGuestLink, { params, body }));
  return (
    <section className="px-2">
      <SectionHeader title={t("guests")} />
      <div className="flex flex-col gap-3 px-3 pt-1 pb-4">
        {lock !== null && <Locked because={lock} />}
        {link !== null && typeof conversation.bubble?.archivedAt === "number" && (
          <p className="text-pretty text-sm text-warning-text">{t("noneWhileArchived")}</p>
        )}
        {link === null ? (
          <p className="text-pretty text-sm text-text-3">{t("noLinkYet")}</p>
        ) : (
          <LinkFacts link={link} />
        )}
        <div className="flex flex-wrap gap-2">
          <Button
            size="small"
            disabled={lock !== null}
            icon={<Link2 aria-hidden="true" className="size-4" />}
            onClick={() => setAsking("make")}
          >
            {t(link === null ? "makeLink" : "renewLink")}
          </Button>
          {link !== null && (
            <Button size="small" tone="plainDanger" onClick={() => setAsking("close")}>
              {t("closeLink")}
            </Button>
          )}
        </div>
      </div>
      {asking === "make" && <LinkDialog isRenewing={link !== null} onMake={make} onClose={close} />}
      {asking === "close" && (
        <CloseDialog conversationId={conversation.id} hasGuests={inside.length > 0} onClose={close} />
      )}
    </section>
  );
}

function LinkFacts({ link }: { link: GuestLink }) {
  const t = useTexts(guestsTexts);
  const format = useFormat();
  const [isCodeShown, setCodeShown] = useState(false);
  const { url, uses, maxUses, maxGuests, expiresAt, hasWaitingRoom } = link;
  const facts = [
    ...(expiresAt === null ? [] : [t("until", { end: `${format.date(expiresAt)}, ${format.time(expiresAt)}` })]),
    t(hasWaitingRoom ? "withWaitingRoom" : "withoutWaitingRoom"),
    ...(maxGuests === null ? [] : [t("atMost", { count: maxGuests })]),
    ...(maxUses !== null
      ? [t("usedOf", { uses, most: maxUses }), uses < maxUses ? t("usesLeft", { count: maxUses - uses }) : t("usedUp")]
      : uses > 0
        ? [t("usedSoFar", { count: uses })]
        : []),
  ];
  return (
    <>
      <CopyField label={t("linkAddress")} value={url} />
      <p className="text-pretty text-sm text-text-2">{facts.join(" · ")}</p>
      {isCodeShown && <QrCode text={url} label={t("codeOf")} />}
      <Button
        size="small"
        tone="plain"
        className="self-start"
        aria-expanded={isCodeShown}
        icon={<CodeIcon aria-hidden="true" className="size-4" />}
        onClick={() => setCodeShown(!isCodeShown)}
      >
        {t(isCodeShown ? "hideCode" : "showCode")}
      </Button>
    </>
  );
}

interface CloseDialogProps {
  readonly conversationId: string;
  readonly hasGuests: boolean;
  readonly onClose: () => void;
}

function CloseDialog({ conversationId, hasGuests, onClose }: CloseDialogProps) {
  const t = useTexts(guestsTexts);
  const [guests, setGuests] = useState<"stay" | "go">("stay");
  const close = async () =>
    keepAccess(conversationId, await call(closeGuestLink, { params: { conversationId }, query: { guests } }));
  return (
    <ConfirmDialog
      title={t("closeTitle")}
      detail={t("closeDetail")}
      act={t("closeLink")}
      onConfirm={close}
      onClose={onClose}
    >
      {hasGuests && (
        <RadioList
          label={t("whoIsIn")}
          value={guests}
          onChange={setGuests}
          options={[
            { value: "stay", label: t("stay"), detail: t("stayDetail") },
            { value: "go", label: t("go"), detail: t("goDetail") },
          ]}
        />
      )}
    </ConfirmDialog>
  );
}
