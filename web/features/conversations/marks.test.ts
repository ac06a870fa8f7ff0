import { expect, test } from "bun:test";
import { ada, bob, exampleMember, exampleMessage, mallory } from "./example.ts";
import { marksOf } from "./marks.ts";

const message = exampleMessage(5, { senderId: ada, sentAt: 100 });
const self = exampleMember(ada, { seenSeq: 5, deliveredSeq: 5 });

test.each([
  [0, 0, "sent"],
  [5, 0, "delivered"],
  [9, 4, "delivered"],
  [5, 5, "seen"],
] as const)("S17 delivered up to %p, seen up to %p means %p", (deliveredSeq, seenSeq, state) => {
  expect(marksOf(message, [self, exampleMember(bob, { deliveredSeq, seenSeq })], ada).state).toBe(state);
});

test("S20 in a bubble the slowest member decides, and who has seen it is known", () => {
  const members = [
    self,
    exampleMember(bob, { deliveredSeq: 5, seenSeq: 5 }),
    exampleMember(mallory, { deliveredSeq: 5 }),
  ];
  const marks = marksOf(message, members, ada);
  expect(marks).toMatchObject({ state: "delivered", othersCount: 2 });
  expect(marks.seenBy.map((member) => member.accountId)).toEqual([bob]);
});

test("S21 somebody who joined later does not hold the marks back", () => {
  const late = exampleMember(mallory, { joinedAt: 200 });
  expect(marksOf(message, [self, exampleMember(bob, { deliveredSeq: 5, seenSeq: 5 }), late], ada).state).toBe("seen");
});

test("alone in a bubble, sent is all there is", () => {
  expect(marksOf(message, [self], ada)).toMatchObject({ state: "sent", othersCount: 0 });
});
