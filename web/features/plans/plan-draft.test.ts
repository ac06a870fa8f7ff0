import { expect, test } from "bun:test";
import { draftOfPlan, emptyDraft, isNumberLike, limitsOf } from "./plan-draft.ts";

test("S10 an empty field is no limit, and what was stored comes back as it was", () => {
  expect(limitsOf(emptyDraft)).toEqual({ storageBytes: null, bubbleMembers: null, conferenceParticipants: null });
  const limits = { storageBytes: 20e9, bubbleMembers: 100, conferenceParticipants: 0 };
  const draft = draftOfPlan({ id: "p", name: "Business", lacking: [], limits });
  expect(draft).toMatchObject({ storage: "20", bubbleMembers: "100", conferenceParticipants: "0" });
  expect(limitsOf(draft)).toEqual(limits);
});

test("S10 half a gigabyte may be typed with a comma, half a member may not", () => {
  expect(limitsOf({ ...emptyDraft, storage: "0,5" })?.storageBytes).toBe(5e8);
  expect(limitsOf({ ...emptyDraft, bubbleMembers: "2.5" })).toBeNull();
  expect(limitsOf({ ...emptyDraft, conferenceParticipants: "many" })).toBeNull();
  expect(isNumberLike("-1")).toBe(false);
});
