import { SmilePlus } from "lucide-react";
import type { Message } from "../../../../src/protocol/conversations.ts";
import { useLanguage } from "../../../i18n/language.ts";
import { useFormat, useTexts } from "../../../i18n/use-texts.ts";
import { cx, Tooltip } from "../../../ui/index.ts";
import { nameOf, usePeopleStore } from "../../directory/index.ts";
import { ownId } from "../store.ts";
import { conversationTexts } from "../texts.ts";
import { react } from "./act.ts";
import { ask } from "./asked.ts";
import { messageTexts } from "./message-texts.ts";

const named = 12;

/** Who a reaction is from, in words. */
function useNames(): (accountIds: readonly string[]) => string {
  const t = useTexts(conversationTexts);
  const format = useFormat();
  const language = useLanguage();
  const people = usePeopleStore((state) => state.people);
  return (accountIds) => {
    const names = accountIds.map((id) => (id === ownId() ? t("you") : nameOf(people[id], language)));
    return format.list(names.length > named ? [...names.slice(0, named), `+${names.length - named}`] : names);
  };
}

/** Below a message: what people reacted with, how many of them; pressing one joins in or takes one's own back. */
export function ReactionsLine({ message }: { message: Message }) {
  const t = useTexts(messageTexts);
  const namesOf = useNames();
  if (!message.reactions) return null;
  const selfId = ownId();
  return (
    <ul aria-label={t("reactions")} className="flex max-w-full flex-wrap gap-1 pt-1">
      {message.reactions.map(({ emoji, accountIds }) => {
        const isOwn = accountIds.includes(selfId);
        return (
          <li key={emoji}>
            <Tooltip text={namesOf(accountIds)}>
              <button
                type="button"
                aria-pressed={isOwn}
                onClick={() => void react(message, emoji)}
                onContextMenu={(event) => {
                  // A long press or the right button: who it was.
                  event.preventDefault();
                  event.stopPropagation();
                  ask("reactions", message);
                }}
                className={cx(
                  "focus-ring flex h-6.5 items-center gap-1 rounded-full border px-2 text-sm tabular-nums pointer-coarse:h-8 pointer-coarse:px-3",
                  isOwn
                    ? "border-accent-text bg-accent-soft text-accent-text"
                    : "border-line bg-surface-2 text-text-2 hover:border-line-strong",
                )}
              >
                <span>{emoji}</span>
                <span className="text-xs">{accountIds.length}</span>
                <span className="sr-only">{namesOf(accountIds)}</span>
              </button>
            </Tooltip>
          </li>
        );
      })}
      <li>
        <button
          type="button"
          aria-label={t("addReaction")}
          onClick={() => ask("emoji", message)}
          className="focus-ring flex size-6.5 pointer-coarse:size-8 items-center justify-center rounded-full text-text-3 hover:bg-surface-3 hover:text-text-1"
        >
          <SmilePlus aria-hidden="true" className="size-4" />
        </button>
      </li>
    </ul>
  );
}
