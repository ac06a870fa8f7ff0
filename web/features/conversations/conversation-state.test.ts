import { expect, test } from "bun:test";
import {
  byRecency,
  type Conversations,
  otherId,
  withConversation,
  withMessage,
  withoutConversation,
  withProgress,
} from "./conversation-state.ts";
import { ada, bob, chatId, exampleChat, exampleMember, exampleMessage } from "./example.ts";

const one = (more = {}): Conversations => ({ [chatId]: exampleChat(more) });
const chat = (all: Conversations) => all[chatId];

test("B5 a message told twice counts once", () => {
  const once = withMessage(one(), exampleMessage(1), ada);
  expect(chat(once)).toMatchObject({ lastSeq: 1, unreadCount: 1 });
  expect(withMessage(once, exampleMessage(1), ada)).toBe(once);
});

test("one's own message, from whichever device, is not unread", () => {
  expect(chat(withMessage(one(), exampleMessage(1, { senderId: ada }), ada))).toMatchObject({
    lastSeq: 1,
    unreadCount: 0,
  });
});

test("S17 what one device has seen is read on the other too", () => {
  const unread = one({ lastSeq: 5, unreadCount: 5 });
  const seen = (seq: number) => [exampleMember(ada, { seenSeq: seq, deliveredSeq: seq, seenAt: 9 })];
  expect(chat(withProgress(unread, chatId, seen(3), ada))?.unreadCount).toBe(2);
  expect(chat(withProgress(unread, chatId, seen(5), ada))?.unreadCount).toBe(0);
});

test("S17 marks never go back, whatever the order of the events", () => {
  const at = (seq: number) => [exampleMember(bob, { deliveredSeq: seq, deliveredAt: seq })];
  const later = withProgress(one({ lastSeq: 9 }), chatId, at(7), ada);
  expect(chat(withProgress(later, chatId, at(4), ada))?.members[1]).toMatchObject({ deliveredSeq: 7, deliveredAt: 7 });
});

test("S20 a changed bubble keeps the newer messages already known", () => {
  const known = one({ kind: "bubble", name: "Old", lastSeq: 9, lastMessage: exampleMessage(9), unreadCount: 2 });
  const changed = withConversation(known, exampleChat({ kind: "bubble", name: "New", lastSeq: 7, unreadCount: 0 }));
  expect(chat(changed)).toMatchObject({ name: "New", lastSeq: 9, unreadCount: 2 });
});

test("S21 a bubble one left is gone, and the most recent comes first", () => {
  const older = exampleChat({ id: "older", createdAt: 2 });
  const all = { ...one({ lastMessage: exampleMessage(1) }), older };
  expect(byRecency(all).map((entry) => entry.id)).toEqual([chatId, "older"]);
  expect(byRecency(withoutConversation(all, chatId)).map((entry) => entry.id)).toEqual(["older"]);
  expect(otherId(exampleChat(), ada)).toBe(bob);
});
