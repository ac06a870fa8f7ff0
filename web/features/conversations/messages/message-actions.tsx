import { CornerUpLeft, Ellipsis, SmilePlus } from "lucide-react";
import type { Message } from "../../../../src/protocol/conversations.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { cx, IconButton } from "../../../ui/index.ts";
import { react } from "./act.ts";
import { ask } from "./asked.ts";
import { answer } from "./intent.ts";
import { messageTexts } from "./message-texts.ts";
import { quickReactions } from "./quick-reactions.ts";

interface MessageActionsProps {
  readonly message: Message;
  readonly isOwn: boolean;
  readonly box: string;
}

/** Beside the message that the pointer or the focus is on. Everything in it is in the menu as well. */
export function MessageActions({ message, isOwn, box }: MessageActionsProps) {
  const t = useTexts(messageTexts);
  const icon = "size-4";
  return (
    <div
      className={cx(
        "absolute bottom-full z-10 -mb-1.5 flex items-center gap-0.5 rounded-medium border border-line bg-surface-2 p-0.5 shadow-1",
        isOwn ? "right-1" : "left-1",
      )}
    >
      {quickReactions.map((emoji) => (
        <button
          key={emoji}
          type="button"
          aria-label={t("reactWith", { emoji })}
          onClick={() => void react(message, emoji)}
          className="focus-ring flex size-7 items-center justify-center rounded-small text-base hover:bg-surface-3"
        >
          {emoji}
        </button>
      ))}
      <IconButton
        label={t("addReaction")}
        icon={<SmilePlus aria-hidden="true" className={icon} />}
        size="small"
        onClick={() => ask("emoji", message)}
      />
      <span aria-hidden="true" className="mx-0.5 h-4 w-px bg-line" />
      <IconButton
        label={t("reply")}
        shortcut="R"
        icon={<CornerUpLeft aria-hidden="true" className={icon} />}
        size="small"
        onClick={() => answer(box, message)}
      />
      <IconButton
        label={t("more")}
        icon={<Ellipsis aria-hidden="true" className={icon} />}
        size="small"
        onClick={({ currentTarget }) => {
          // The list's one menu, where the pointer is.
          const { left, bottom } = currentTarget.getBoundingClientRect();
          const at = { clientX: left, clientY: bottom + 4 };
          currentTarget.dispatchEvent(new MouseEvent("contextmenu", { bubbles: true, cancelable: true, ...at }));
        }}
      />
    </div>
  );
}
