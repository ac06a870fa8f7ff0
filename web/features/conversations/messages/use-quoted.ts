import { useEffect } from "react";
import { type Message, pageMessages } from "../../../../src/protocol/conversations.ts";
import { callQuick } from "../../../api/index.ts";
import { historyOf } from "../store.ts";
import { learn, learnMissing, useKnownMessage } from "./known-messages.ts";

const asked = new Set<string>();

/** A message by its position, wherever the history stands. @returns null: not there for this person; undefined: on its way */
export function useQuoted(conversationId: string, seq: number | undefined): Message | null | undefined {
  const known = useKnownMessage(conversationId, seq ?? 0);
  const isWanted = seq !== undefined && known === undefined;
  useEffect(() => {
    if (!isWanted) return;
    const shown = historyOf(conversationId).message(seq);
    if (shown) return learn([shown]);
    const key = `${conversationId}/${seq}`;
    if (asked.has(key)) return;
    asked.add(key);
    callQuick(pageMessages, { params: { conversationId }, query: { after: seq - 1, limit: 1 } })
      .then(({ messages: [found] }) => (found?.seq === seq ? learn([found]) : learnMissing(conversationId, seq)))
      .catch(() => undefined)
      .finally(() => asked.delete(key));
  }, [isWanted, conversationId, seq]);
  return seq === undefined ? undefined : known;
}
