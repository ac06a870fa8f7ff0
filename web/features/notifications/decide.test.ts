import { expect, test } from "bun:test";
import type { Message } from "../../../src/protocol/conversations.ts";
import { type NotificationState, standardSettings } from "../../../src/protocol/notifications.ts";
import { type Circumstances, decide, isQuietNow } from "./decide.ts";

const self = "S".repeat(21);
const message: Message = {
  ...{ id: "M".repeat(21), conversationId: "C".repeat(21), seq: 1, senderId: "A".repeat(21), sentAt: 0 },
  content: { kind: "text", text: "hello" },
};
const hearing = { viewerId: self, conversation: { kind: "direct", members: 2 } } as const;
const state: NotificationState = {
  ...{ settings: standardSettings, timeZone: "UTC" },
  push: { isOffered: false, publicKey: null, devices: [] },
};
const here: Circumstances = {
  ...{ now: Date.UTC(2026, 10, 24, 22), state, presence: { choice: "automatic", busy: null } },
  ...{ isVisible: true, isAttended: true, isElsewhere: false, isChatShown: false },
};
const hidden = { ...here, isVisible: false, isAttended: false };
const told = (around: Circumstances, more = {}) => decide(message, { ...hearing, ...more }, around);

test("S41 another chat is told by a toast and a sound while the window is seen, nothing while the chat itself is", () => {
  expect(told(here)).toEqual({ kind: "message", toast: true, desktop: false, sound: true });
  expect(told({ ...here, isChatShown: true })).toBeNull();
});

test("S41 a hidden window tells on the desktop, also of the chat that it shows", () => {
  expect(told({ ...hidden, isChatShown: true })).toEqual({ kind: "message", toast: false, desktop: true, sound: true });
});

test("S41 while the person is at another device this one keeps silent", () => {
  expect(told({ ...hidden, isElsewhere: true })).toMatchObject({ desktop: false, sound: false });
  // At both: each of them is in use.
  expect(told({ ...here, isElsewhere: true })).toMatchObject({ toast: true, sound: true });
});

test("S41 whoever shows their screen shows nobody their messages", () => {
  expect(told({ ...hidden, presence: { choice: "automatic", busy: "sharing" } })).toMatchObject({ desktop: false });
});

test("S41 do not disturb, quiet hours and muted chats show and sound nothing", () => {
  expect(told({ ...here, presence: { choice: "dnd", busy: null } })).toBeNull();
  const quietHours = { ...standardSettings.quietHours, isOn: true };
  const quiet = { ...here, state: { ...state, settings: { ...standardSettings, quietHours } } };
  expect(isQuietNow(quiet)).toBe(true);
  expect(told(quiet)).toBeNull();
  expect(told({ ...quiet, now: Date.UTC(2026, 10, 24, 12) })).not.toBeNull();
  expect(told(here, { mutedUntil: here.now + 1 })).toBeNull();
  expect(isQuietNow({ ...here, state: null, presence: null })).toBe(false);
});
