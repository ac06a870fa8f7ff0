import type { Message, MessageContent } from "../../../protocol/conversations.ts";
import type { Deps } from "../conversations.deps.ts";
import { messageNotAllowed } from "../conversations.errors.ts";
import { mayDeleteOfOthers } from "../conversations.policy.ts";
import { deleteVotes } from "../polls/polls.store.ts";
import { openMessage, sealContent } from "../seal-content.ts";
import { actOnMessage, type MessagePlace } from "./act-on-message.ts";
import {
  deleteAcknowledgements,
  deletePin,
  deleteReactions,
  deleteVersions,
  deleteWithheldEdit,
  replaceContent,
} from "./messages.store.ts";
import { isSpoken } from "./spoken.ts";

/** Deletes a message for everybody: its content is overwritten, and with it goes all that hangs on it. Its place stays. */
export function deleteMessage(deps: Deps, input: MessagePlace): Promise<Message> {
  const { actorId, messageId, conversationId } = input;
  return actOnMessage(deps, input, "takesAway", async ({ tx, key, row, roster, actor }) => {
    const { content } = openMessage(key, row);
    if (content.kind === "deleted") return false;
    if (!isSpoken(content)) throw messageNotAllowed();
    const isOwn = row.senderId === actorId;
    const author = roster.members.get(row.senderId)?.role;
    if (!isOwn && !mayDeleteOfOthers(roster.kind, actor.role, author)) throw messageNotAllowed();
    const trace: MessageContent = { kind: "deleted", by: isOwn ? "sender" : "moderator" };
    await replaceContent(tx, messageId, { content: sealContent(key, messageId, trace), editedAt: null });
    await deleteReactions(tx, messageId);
    await deleteVersions(tx, messageId);
    await deleteAcknowledgements(tx, messageId);
    await deleteWithheldEdit(tx, messageId);
    await deletePin(tx, messageId);
    await deleteVotes(tx, messageId);
    deps.locationKeys.forget(messageId);
    // What was withheld from somebody was never granted.
    if ("file" in content && row.withheldFrom === null)
      await deps.doors.files.revokeFile(tx, { fileId: content.file.fileId, conversationId, seq: row.seq });
    return true;
  });
}
