import { CircleAlert, Forward, Siren } from "lucide-react";
import type { MessageContent } from "../../../../src/protocol/conversations.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { cx } from "../../../ui/index.ts";
import { messageTexts } from "./message-texts.ts";
import { urgencyOf } from "./speech.ts";

/** Above what is said: that it presses, that it comes from elsewhere. */
export function MessageHead({ content }: { content: MessageContent }) {
  const t = useTexts(messageTexts);
  const urgency = urgencyOf(content);
  const isForwarded = "isForwarded" in content && content.isForwarded;
  const icon = "size-3.5 shrink-0";
  return (
    <>
      {urgency && (
        <p
          className={cx(
            "flex items-center gap-1 pb-0.5 font-semibold text-xs",
            urgency === "urgent" ? "text-danger-text" : "text-warning-text",
          )}
        >
          {urgency === "urgent" ? (
            <Siren aria-hidden="true" className={icon} />
          ) : (
            <CircleAlert aria-hidden="true" className={icon} />
          )}
          {t(urgency === "urgent" ? "urgentShort" : "important")}
        </p>
      )}
      {isForwarded && (
        <p className="flex items-center gap-1 pb-0.5 text-text-3 text-xs">
          <Forward aria-hidden="true" className={icon} />
          {t("forwarded")}
        </p>
      )}
    </>
  );
}
