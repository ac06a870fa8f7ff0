import type { Message, MessageContent } from "../../../protocol/conversations.ts";
import { hasEnded, type NewLocation, type Poll } from "../../../protocol/message-kinds.ts";
import type { Deps } from "../conversations.deps.ts";
import { conversationNotFound, locationGone, messageMixed, messageNotAllowed } from "../conversations.errors.ts";
import { mayWrite, speak } from "../speak.ts";
import type { MessagePlace } from "./act-on-message.ts";
import { withNames } from "./mentioning.ts";
import { presentMessages } from "./present-messages.ts";
import { isSpoken } from "./spoken.ts";
import { visibleMessage } from "./visible-message.ts";

export interface Forwarding {
  /** Of the new message. */
  readonly id: string;
  /** Where it goes. */
  readonly conversationId: string;
  readonly actorId: string;
  readonly from: Omit<MessagePlace, "actorId">;
  /** Of a shared position: sealed anew by the device, which alone can open it. */
  readonly location?: NewLocation | undefined;
}

/**
 * Says elsewhere what a message says that one sees. Its author is not named, a file is not copied, a poll begins anew, a position
 * ends when the first one does.
 */
export async function forwardMessage(deps: Deps, forwarding: Forwarding): Promise<Message> {
  const { id, conversationId, actorId, from, location } = forwarding;
  const place = await mayWrite(deps, { conversationId, senderId: actorId });
  const reader = (await deps.rosters.findFor(actorId, from.conversationId))?.members.get(actorId);
  if (!reader) throw conversationNotFound();
  const row = await visibleMessage(deps.db.reader, from, reader);
  const said = (await presentMessages(deps, from.conversationId, [row], actorId))[0]?.content;
  if (!said || !isSpoken(said)) throw messageNotAllowed();
  // The key is there while the position may be seen: after it, and after a start of the program, nobody passes it on.
  if (said.kind === "location" && deps.locationKeys.find(from.messageId) === undefined) throw locationGone();
  if ((said.kind === "location") !== (location !== undefined)) throw messageMixed();
  const { content, fileId } = await anew(deps, said, forwarding);
  const message = await speak(deps, place, { id, content, fileId });
  if (location && content.kind === "location" && isOf(message, location))
    deps.locationKeys.keep(id, actorId, location.key, content.location.expiresAt);
  return message;
}

/** A retry finds the first, whose key is kept already. */
const isOf = ({ content }: Message, { sealed }: NewLocation): boolean =>
  content.kind === "location" && content.location.sealed === sealed;

/** What is said of it elsewhere. Without its urgency, without what hung on it. */
async function anew(
  deps: Deps,
  said: MessageContent,
  { actorId, location }: Forwarding,
): Promise<{ content: MessageContent; fileId?: string }> {
  const { plans, people, files } = deps.doors;
  const marked = { isForwarded: true } as const;
  const fileOf = async (fileId: string) => {
    await plans.require(actorId, "files");
    return files.fileForForward({ fileId, readerId: actorId });
  };
  const wordsOf = (text: string) =>
    withNames(text, async (accountId) => {
      const person = await people.person(accountId);
      return person && `${person.firstName} ${person.lastName}`.trim();
    });
  switch (said.kind) {
    case "text":
      return { content: { kind: "text", text: await wordsOf(said.text), ...marked } };
    case "file": {
      const file = await fileOf(said.file.fileId);
      return { content: { kind: "file", text: await wordsOf(said.text), file, ...marked }, fileId: file.fileId };
    }
    case "voice": {
      const file = await fileOf(said.file.fileId);
      return { content: { kind: "voice", voice: said.voice, file, ...marked }, fileId: file.fileId };
    }
    case "poll":
      return { content: { kind: "poll", poll: askedAgain(said.poll, deps.now()), ...marked } };
    case "location": {
      if (!location) throw messageMixed();
      const { expiresAt } = said.location;
      return { content: { kind: "location", location: { sealed: location.sealed, expiresAt }, ...marked } };
    }
    default:
      throw messageNotAllowed();
  }
}

/** The question alone: nobody has answered it there. One that is over is asked without an end. */
const askedAgain = (poll: Poll, now: number): Poll => ({
  ...poll,
  answers: poll.answers.map(({ text }) => ({ text, count: 0, accountIds: [] })),
  voterCount: 0,
  endedAt: null,
  endsAt: hasEnded(poll, now) ? null : poll.endsAt,
});
