import { describe, expect, test } from "bun:test";
import type { Message } from "../../../../src/protocol/conversations.ts";
import { asDeleted, withReaction } from "./foreseen.ts";

const said: Message = {
  id: "m",
  conversationId: "c",
  seq: 1,
  senderId: "ada",
  sentAt: 0,
  content: { kind: "text", text: "hello" },
};

describe("B3 what one does shows at once", () => {
  test("B3 a reaction comes and goes", () => {
    const once = withReaction(said, "👍", "bob", true);
    expect(once.reactions).toEqual([{ emoji: "👍", accountIds: ["bob"] }]);
    expect(withReaction(once, "👍", "bob", true)).toEqual(once);
    const both = withReaction(once, "👍", "ada", true);
    expect(both.reactions).toEqual([{ emoji: "👍", accountIds: ["bob", "ada"] }]);
    expect(withReaction(both, "👍", "bob", false).reactions).toEqual([{ emoji: "👍", accountIds: ["ada"] }]);
    expect(withReaction(once, "👍", "bob", false)).toEqual(said);
    expect(withReaction(said, "👍", "bob", false)).toEqual(said);
  });

  test("B3 with what was said goes what hangs on it", () => {
    const laden = withReaction(
      { ...said, editedAt: 5, pin: { accountId: "bob", at: 1 }, replyCount: 2 },
      "👍",
      "bob",
      true,
    );
    expect(asDeleted(laden, true)).toEqual({ ...said, replyCount: 2, content: { kind: "deleted", by: "sender" } });
  });
});
