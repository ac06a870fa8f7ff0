import type { Message, MessageContent } from "../../../protocol/conversations.ts";
import type { Deps } from "../conversations.deps.ts";
import { conversationNotFound, messageNotAllowed } from "../conversations.errors.ts";
import { mayWrite, speak } from "../speak.ts";
import type { MessagePlace } from "./act-on-message.ts";
import { withNames } from "./mentioning.ts";
import { presentMessages } from "./present-messages.ts";
import { isWritten } from "./spoken.ts";
import { visibleMessage } from "./visible-message.ts";

export interface Forwarding {
  /** Of the new message. */
  readonly id: string;
  /** Where it goes. */
  readonly conversationId: string;
  readonly actorId: string;
  readonly from: Omit<MessagePlace, "actorId">;
}

/** Says elsewhere what a message says that one sees. Its author is not named, a file is not copied. */
export async function forwardMessage(deps: Deps, { id, conversationId, actorId, from }: Forwarding): Promise<Message> {
  const { plans, people, files } = deps.doors;
  const place = await mayWrite(deps, { conversationId, senderId: actorId });
  const fileOf = async (fileId: string) => {
    await plans.require(actorId, "files");
    return files.fileForForward({ fileId, readerId: actorId });
  };
  const reader = (await deps.rosters.findFor(actorId, from.conversationId))?.members.get(actorId);
  if (!reader) throw conversationNotFound();
  const row = await visibleMessage(deps.db.reader, from, reader);
  const content = (await presentMessages(deps, from.conversationId, [row], actorId))[0]?.content;
  if (!content || !(isWritten(content) || content.kind === "voice")) throw messageNotAllowed();
  if (content.kind === "voice") {
    const file = await fileOf(content.file.fileId);
    return speak(deps, place, {
      id,
      content: { kind: "voice", voice: content.voice, file, isForwarded: true },
      fileId: file.fileId,
    });
  }
  const text = await withNames(content.text, async (accountId) => {
    const person = await people.person(accountId);
    return person && `${person.firstName} ${person.lastName}`.trim();
  });
  if (content.kind === "text") return speak(deps, place, { id, content: { kind: "text", text, isForwarded: true } });
  const file = await fileOf(content.file.fileId);
  const forwarded: MessageContent = { kind: "file", text, file, isForwarded: true };
  return speak(deps, place, { id, content: forwarded, fileId: file.fileId });
}
