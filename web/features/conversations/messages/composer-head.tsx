import { CircleAlert, CornerUpLeft, Pencil, Siren, X } from "lucide-react";
import type { ReactNode } from "react";
import { useLanguage } from "../../../i18n/language.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { IconButton } from "../../../ui/index.ts";
import { nameOf, usePerson } from "../../directory/index.ts";
import { ownId } from "../store.ts";
import { jumpTo } from "./asked.ts";
import { useExcerpt } from "./excerpt.tsx";
import { forgetIntent, type Intent, press } from "./intent.ts";
import { messageTexts } from "./message-texts.ts";
import { useQuoted } from "./use-quoted.ts";

/** Above the writing box: what is answered or edited, and that it presses; each with its ×. */
export function ComposerHead({
  box,
  intent,
  onStopEditing,
}: {
  box: string;
  intent: Intent;
  onStopEditing: () => void;
}) {
  const t = useTexts(messageTexts);
  const language = useLanguage();
  const excerptOf = useExcerpt();
  const { answers, edits, urgency } = intent;
  const about = answers ?? edits;
  // What it says now: it may be edited or deleted while one writes.
  const current = useQuoted(about?.conversationId ?? "", about?.seq) ?? about;
  const author = usePerson(answers?.senderId);
  const icon = "size-4 shrink-0";
  return (
    <>
      {about && current && (
        <Line
          icon={
            edits ? (
              <Pencil aria-hidden="true" className={icon} />
            ) : (
              <CornerUpLeft aria-hidden="true" className={icon} />
            )
          }
          title={
            edits
              ? t("editing")
              : answers?.senderId === ownId()
                ? t("replyToSelf")
                : t("replyTo", { name: nameOf(author, language) })
          }
          detail={excerptOf(current)}
          onPress={() => jumpTo(about.conversationId, about.seq)}
          close={t(edits ? "stopEditing" : "stopReplying")}
          onClose={edits ? onStopEditing : () => forgetIntent(box)}
        />
      )}
      {urgency && (
        <Line
          icon={
            urgency === "urgent" ? (
              <Siren aria-hidden="true" className={`${icon} text-danger-text`} />
            ) : (
              <CircleAlert aria-hidden="true" className={`${icon} text-warning-text`} />
            )
          }
          title={t(urgency)}
          close={t("notUrgent")}
          onClose={() => press(box, undefined)}
        />
      )}
    </>
  );
}

interface LineProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly detail?: string;
  readonly onPress?: () => void;
  readonly close: string;
  readonly onClose: () => void;
}

function Line({ icon, title, detail, onPress, close, onClose }: LineProps) {
  const said = (
    <>
      {icon}
      <span className="min-w-0 flex-1 truncate text-left">
        <span dir="auto" className="font-medium text-text-1">
          {title}
        </span>
        {detail && (
          <span dir="auto" className="text-text-2">
            {` · ${detail}`}
          </span>
        )}
      </span>
    </>
  );
  const line = "flex min-w-0 flex-1 items-center gap-2 text-sm text-text-2";
  return (
    <div className="mx-auto flex max-w-3xl items-center gap-1 pr-1 pb-1 pl-3">
      {onPress ? (
        <button type="button" onClick={onPress} className={`${line} focus-ring rounded-small`}>
          {said}
        </button>
      ) : (
        <p className={line}>{said}</p>
      )}
      <IconButton label={close} icon={<X aria-hidden="true" className="size-4" />} size="small" onClick={onClose} />
    </div>
  );
}
