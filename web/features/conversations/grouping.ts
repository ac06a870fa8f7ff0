import type { Message } from "../../../src/protocol/conversations.ts";
import { isSpoken } from "./messages/speech.ts";
import type { OutgoingMessage } from "./outbox.ts";

export const isSameDay = (a: number, b: number): boolean => new Date(a).toDateString() === new Date(b).toDateString();
const minuteOf = (at: number) => Math.floor(at / 60_000);
/** What decides where a message stands. */
export type Placed = Pick<Message, "senderId" | "sentAt" | "content"> & Partial<Pick<Message, "replyTo" | "threadSeq">>;

/** One's own on its way, as it will stand once it is sent. */
export function placedOutgoing(outgoing: OutgoingMessage, selfId: string): Placed {
  const { text, file, voice, createdAt, replyTo, threadSeq, urgency } = outgoing;
  const said = { text, ...(urgency && { urgency }) };
  return {
    senderId: selfId,
    sentAt: createdAt,
    ...(replyTo !== undefined && { replyTo }),
    ...(threadSeq !== undefined && { threadSeq }),
    content:
      file && voice
        ? { kind: "voice", voice, file }
        : file
          ? { kind: "file", ...said, file }
          : { kind: "text", ...said },
  };
}

/** Whether a message continues what its author said in the same minute: no second picture, name and time. */
export function continues(message: Placed, before: Placed | undefined): boolean {
  return (
    before !== undefined &&
    isSpoken(message.content) &&
    isSpoken(before.content) &&
    // What is answered stands above, and then whose answer it is.
    message.replyTo === undefined &&
    message.senderId === before.senderId &&
    minuteOf(message.sentAt) === minuteOf(before.sentAt)
  );
}

/** Whether a day begins with this message. The first message of all always begins one. */
export const beginsDay = (message: Placed, before: Placed | undefined): boolean =>
  before === undefined || !isSameDay(message.sentAt, before.sentAt);
