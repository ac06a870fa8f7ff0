import type { Message } from "../../../protocol/conversations.ts";
import { requireWritable } from "../bubbles/require-writable.ts";
import type { Deps } from "../conversations.deps.ts";
import { editTooLate, messageEmpty, messageNotAllowed } from "../conversations.errors.ts";
import { openMessage, sealContent } from "../seal-content.ts";
import { actOnMessage, type MessagePlace } from "./act-on-message.ts";
import { settleMentions } from "./mentioning.ts";
import { deleteWithheldEdit, insertVersion, insertWithheldEdit, markExtras, replaceContent } from "./messages.store.ts";
import { messageRulesOf } from "./rules.store.ts";
import { sealVersion, sealWithheld } from "./seal-extras.ts";
import { isWritten } from "./spoken.ts";

const minuteMs = 60_000;

/** Changes what one said. What it said before is kept where the author's company wants it so. */
export async function editMessage(deps: Deps, input: MessagePlace & { readonly text: string }): Promise<Message> {
  const { actorId, messageId } = input;
  const companyId = (await deps.doors.companyIdsOf([actorId])).get(actorId);
  const rules = await messageRulesOf(deps.db.reader, companyId);
  return actOnMessage(deps, input, "adds", async ({ tx, key, row, roster, actor, withheldFrom }) => {
    const { content } = openMessage(key, row);
    if (row.senderId !== actorId || !isWritten(content) || content.isForwarded) throw messageNotAllowed();
    requireWritable(roster, actorId);
    const text = settleMentions(input.text.trim(), roster, actor);
    if (text === "" && content.kind === "text") throw messageEmpty();
    if (text === content.text) return false;
    const now = deps.now();
    if (rules.editMinutes !== null && now - row.sentAt > rules.editMinutes * minuteMs) throw editTooLate();
    const saidAt = row.editedAt ?? row.sentAt;
    if (rules.keepsEdits) {
      await insertVersion(tx, { messageId, at: saidAt, text: sealVersion(key, messageId, saidAt, content.text) });
    }
    if (withheldFrom === null) await deleteWithheldEdit(tx, messageId);
    else {
      await markExtras(tx, row.conversationId, row.seq);
      const before = { content: sealWithheld(key, messageId, content), editedAt: row.editedAt };
      await insertWithheldEdit(tx, { messageId, readerId: withheldFrom, ...before });
    }
    // Two edits within a millisecond are two edits.
    const editedAt = Math.max(now, saidAt + 1);
    await replaceContent(tx, messageId, { content: sealContent(key, messageId, { ...content, text }), editedAt });
    return true;
  });
}
