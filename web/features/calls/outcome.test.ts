import { expect, test } from "bun:test";
import type { CallRecord } from "../../../src/protocol/calls.ts";
import { translator } from "../../i18n/catalogue.ts";
import { conversationTexts } from "../conversations/texts.ts";
import { isMissed, summaryOf } from "./outcome.ts";

const outcomes: CallRecord["outcome"][] = ["answered", "unanswered", "refused", "busy", "cancelled"];

test("S30 a call is missed by the callee only, and only when nobody took or refused it", () => {
  expect(outcomes.map((outcome) => isMissed({ outcome }, false))).toEqual([false, true, false, true, true]);
  expect(outcomes.map((outcome) => isMissed({ outcome }, true))).toEqual([false, false, false, false, false]);
});

test("S30 each outcome is told from the reader's side", () => {
  const t = translator(conversationTexts, "en");
  const told = (isOwn: boolean) => outcomes.map((outcome) => summaryOf({ kind: "video", outcome }, isOwn, t));
  expect(told(true)).toEqual(["Video call", "No answer", "Call declined", "Busy", "Call cancelled"]);
  expect(told(false)).toEqual(["Video call", "Missed call", "Call declined", "Missed call", "Missed call"]);
});
