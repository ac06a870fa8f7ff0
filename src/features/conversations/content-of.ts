import type { MessageContent } from "../../protocol/conversations.ts";
import type { NewLocation, NewPoll, Voice } from "../../protocol/message-kinds.ts";
import type { Deps } from "./conversations.deps.ts";
import { messageEmpty, messageMixed } from "./conversations.errors.ts";
import { locationLastsMs } from "./locations/location-keys.ts";

/** What somebody wants to say: a text, a file with or without one, a recording, a poll or a position. */
export interface Said {
  readonly text: string;
  readonly fileId?: string | undefined;
  /** Of the file. */
  readonly voice?: Voice | undefined;
  readonly poll?: NewPoll | undefined;
  readonly location?: NewLocation | undefined;
}

/** @throws conversation.message_empty, message.mixed, files.not_found, files.not_ready */
export async function contentOf(
  { doors, now }: Pick<Deps, "doors" | "now">,
  senderId: string,
  { text, fileId, voice, poll, location }: Said,
): Promise<MessageContent> {
  const isMixed = (poll && location) || ((poll || location || voice) && text !== "");
  if (isMixed || ((poll || location) && fileId !== undefined) || (voice && fileId === undefined)) throw messageMixed();
  if (poll) return { kind: "poll", poll: begun(poll) };
  if (location) return { kind: "location", location: { sealed: location.sealed, expiresAt: now() + locationLastsMs } };
  if (fileId === undefined) {
    if (text === "") throw messageEmpty();
    return { kind: "text", text };
  }
  const file = await doors.files.fileForMessage({ fileId, ownerId: senderId });
  return voice ? { kind: "voice", voice, file } : { kind: "file", text, file };
}

const begun = ({ answers, ...poll }: NewPoll) => ({
  ...poll,
  answers: answers.map((text) => ({ text, count: 0, accountIds: [] })),
  endedAt: null,
  voterCount: 0,
});
