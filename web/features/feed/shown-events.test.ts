import { expect, test } from "bun:test";
import type { Conversation, MessageContent } from "../../../src/protocol/conversations.ts";
import type { Happening } from "../../../src/protocol/feed.ts";
import { shownEvents, withoutDismissed } from "./shown-events.ts";

const chat = (refId: string, at = 1): Happening => ({ kind: "chat", refId, at });
const call: Happening = {
  kind: "call",
  refId: "call",
  at: 2,
  call: {
    ...{ id: "call", conversationId: "c", callerId: "bob", calleeId: "ada", kind: "audio", outcome: "unanswered" },
    startedAt: 2,
    durationSec: 0,
  },
};
const conversation = (id: string, content: MessageContent): Conversation => ({
  ...{
    id,
    kind: "direct",
    name: "",
    topic: "",
    createdAt: 0,
    members: [],
    lastSeq: 1,
    unreadCount: 0,
    own: { fromSeq: 0 },
  },
  lastMessage: { id: `${id}1`, conversationId: id, seq: 1, senderId: "bob", sentAt: 1, content },
});
const said = (text: string): MessageContent => ({ kind: "text", text });
const rang: MessageContent = {
  kind: "call",
  call: { callId: "call", kind: "audio", outcome: "unanswered", startedAt: 2, durationSec: 0 },
};

test("S40 a chat that ends with a call is told by the call alone, until that is dismissed", () => {
  const conversations = { c: conversation("c", rang), d: conversation("d", said("Hello")) };
  expect(shownEvents([call, chat("c"), chat("d")], conversations)).toEqual([call, chat("d")]);
  expect(shownEvents([chat("c"), chat("d")], conversations)).toEqual([chat("c"), chat("d")]);
});

test("S40 a chat that this device does not know is not shown", () => {
  expect(shownEvents([chat("gone")], {})).toEqual([]);
});

test("S40 a dismissal takes its event and leaves what came later", () => {
  const dismissed = { kind: "chat", refId: "c", at: 5 } as const;
  expect(withoutDismissed([chat("c", 5), chat("d", 5)], [dismissed])).toEqual([chat("d", 5)]);
  expect(withoutDismissed([chat("c", 6)], [dismissed])).toEqual([chat("c", 6)]);
});
