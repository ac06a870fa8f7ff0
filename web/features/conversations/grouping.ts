import type { Message } from "../../../src/protocol/conversations.ts";
import type { OutgoingMessage } from "./outbox.ts";

export const isSameDay = (a: number, b: number): boolean => new Date(a).toDateString() === new Date(b).toDateString();
const minuteOf = (at: number) => Math.floor(at / 60_000);
/** What decides where a message stands. */
export type Placed = Pick<Message, "senderId" | "sentAt" | "content">;

const isSpoken = (message: Placed) => message.content.kind === "text" || message.content.kind === "file";

/** One's own on its way, as it will stand once it is sent. */
export const placedOutgoing = ({ text, file, createdAt }: OutgoingMessage, selfId: string): Placed => ({
  senderId: selfId,
  sentAt: createdAt,
  content: file ? { kind: "file", text, file } : { kind: "text", text },
});

/** Whether a message continues what its author said in the same minute: no second picture, name and time. */
export function continues(message: Placed, before: Placed | undefined): boolean {
  return (
    before !== undefined &&
    isSpoken(message) &&
    isSpoken(before) &&
    message.senderId === before.senderId &&
    minuteOf(message.sentAt) === minuteOf(before.sentAt)
  );
}

/** Whether a day begins with this message. The first message of all always begins one. */
export const beginsDay = (message: Placed, before: Placed | undefined): boolean =>
  before === undefined || !isSameDay(message.sentAt, before.sentAt);
