import { describe, expect, test } from "bun:test";
import { advance } from "./progress.ts";

const ada = { accountId: "ada", deliveredSeq: 5, seenSeq: 3, deliveredAt: 50, seenAt: 30 };

describe("S17 delivered and seen marks", () => {
  test("S17 a mark advances with its time", () => {
    expect(advance(ada, { deliveredSeq: 7 }, 9, 100)).toEqual({ ...ada, deliveredSeq: 7, deliveredAt: 100 });
  });

  test("S17 what is seen was delivered", () => {
    expect(advance(ada, { seenSeq: 8 }, 9, 100)).toEqual({
      accountId: "ada",
      deliveredSeq: 8,
      seenSeq: 8,
      deliveredAt: 100,
      seenAt: 100,
    });
  });

  test("S17 a late report of an older position changes nothing", () => {
    expect(advance(ada, { deliveredSeq: 4, seenSeq: 2 }, 9, 100)).toBeUndefined();
  });

  test("S17 nobody has seen messages that do not exist", () => {
    expect(advance(ada, { seenSeq: 1_000 }, 6, 100)?.seenSeq).toBe(6);
  });
});
