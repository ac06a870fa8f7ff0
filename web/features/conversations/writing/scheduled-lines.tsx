import { CircleAlert, CornerUpLeft, Siren, X } from "lucide-react";
import type { ReactNode } from "react";
import type { Urgency } from "../../../../src/protocol/conversations.ts";
import { useLanguage } from "../../../i18n/language.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { IconButton } from "../../../ui/index.ts";
import { nameOf, usePerson } from "../../directory/index.ts";
import { useExcerpt } from "../messages/excerpt.tsx";
import { messageTexts } from "../messages/message-texts.ts";
import { useQuoted } from "../messages/use-quoted.ts";
import { ownId } from "../store.ts";
import { writingTexts } from "./texts.ts";

const icon = "size-4 shrink-0";

/** What a message that goes out later answers. @param onDrop missing where it is only shown */
export function AnsweredLine({
  conversationId,
  seq,
  onDrop,
}: {
  conversationId: string;
  seq: number;
  onDrop?: () => void;
}) {
  const t = useTexts(messageTexts);
  const words = useTexts(writingTexts);
  const language = useLanguage();
  const answered = useQuoted(conversationId, seq);
  const author = usePerson(answered?.senderId);
  const excerptOf = useExcerpt();
  const isOwn = answered?.senderId === ownId();
  const title = !answered
    ? words("answers")
    : isOwn
      ? t("replyToSelf")
      : t("replyTo", { name: nameOf(author, language) });
  return (
    <Line
      icon={<CornerUpLeft aria-hidden="true" className={icon} />}
      text={answered ? `${title} · ${excerptOf(answered)}` : answered === null ? words("answeredGone") : title}
      drop={t("stopReplying")}
      onDrop={onDrop}
    />
  );
}

/** How much it presses. */
export function UrgencyLine({ urgency, onDrop }: { urgency: Urgency; onDrop?: () => void }) {
  const t = useTexts(messageTexts);
  const mark =
    urgency === "urgent" ? (
      <Siren aria-hidden="true" className={`${icon} text-danger-text`} />
    ) : (
      <CircleAlert aria-hidden="true" className={`${icon} text-warning-text`} />
    );
  return <Line icon={mark} text={t(urgency)} drop={t("notUrgent")} onDrop={onDrop} />;
}

interface LineProps {
  readonly icon: ReactNode;
  readonly text: string;
  readonly drop: string;
  readonly onDrop?: (() => void) | undefined;
}

function Line({ icon, text, drop, onDrop }: LineProps) {
  return (
    <div className="flex min-w-0 items-center gap-2 text-sm text-text-2">
      {icon}
      <span dir="auto" className="min-w-0 flex-1 truncate">
        {text}
      </span>
      {onDrop && (
        <IconButton label={drop} icon={<X aria-hidden="true" className="size-4" />} size="small" onClick={onDrop} />
      )}
    </div>
  );
}
