import type { Message } from "../../../../src/protocol/conversations.ts";
import { historyOf, ownId } from "../store.ts";
import { mayEdit } from "./speech.ts";

/** How far back one looks for what one said last. */
const near = 50;

/** The newest message of one's own that can be edited, among those that are loaded. */
export function newestOwn(conversationId: string): Message | undefined {
  const history = historyOf(conversationId);
  for (let seq = history.lastSeq; seq > Math.max(0, history.lastSeq - near); seq -= 1) {
    const message = history.message(seq);
    if (message && mayEdit(message, ownId())) return message;
  }
  return undefined;
}
