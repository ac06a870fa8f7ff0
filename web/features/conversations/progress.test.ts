import { beforeEach, expect, test } from "bun:test";
import { ApiFailure, localProblem } from "../../api/failure.ts";
import { ada, bob, chatId, exampleChat, exampleMember } from "./example.ts";
import { ProgressReporter, reportDelivered } from "./progress.ts";

let reports: [string, number, number][];
let timers: (() => void)[];
let online: boolean;
let isDown: boolean;
let isRefused: boolean;
let reporter: ProgressReporter;
const tick = async () => {
  for (const run of timers.splice(0)) run();
  await new Promise<void>((resolve) => setTimeout(resolve, 0));
};

beforeEach(() => {
  reports = [];
  timers = [];
  online = true;
  isDown = false;
  isRefused = false;
  reporter = new ProgressReporter({
    report: async (conversationId, { deliveredSeq, seenSeq }) => {
      if (isDown) throw new Error("down");
      if (isRefused) throw new ApiFailure(localProblem("conversation.not_found"));
      reports.push([conversationId, deliveredSeq, seenSeq]);
    },
    isOnline: () => online,
    setTimer: (run) => timers.push(run),
  });
});

test("S17 a burst of messages is reported once, with the highest of each", async () => {
  reporter.delivered(chatId, 4);
  reporter.delivered(chatId, 6);
  reporter.seen(chatId, 5);
  await tick();
  expect(reports).toEqual([[chatId, 6, 5]]);
});

test("what the server already counts is not reported again", async () => {
  reporter.known(chatId, { deliveredSeq: 6, seenSeq: 5 });
  reporter.seen(chatId, 5);
  await tick();
  expect(reports).toEqual([]);
  reporter.seen(chatId, 6);
  await tick();
  expect(reports).toEqual([[chatId, 6, 6]]);
});

test("B5 a report that failed, or was made offline, is repeated", async () => {
  isDown = true;
  reporter.seen(chatId, 3);
  await tick();
  isDown = false;
  isRefused = false;
  await tick();
  expect(reports).toEqual([[chatId, 3, 3]]);
  online = false;
  reporter.seen(chatId, 4);
  await tick();
  expect(reports.length).toBe(1);
  online = true;
  reporter.flush();
  await tick();
  expect(reports.at(-1)).toEqual([chatId, 4, 4]);
});

test("S17 what came with the lists counts as delivered", async () => {
  const members = [exampleMember(ada, { deliveredSeq: 2 }), exampleMember(bob)];
  reportDelivered(reporter, [exampleChat({ lastSeq: 8, members }), exampleChat({ id: "empty" })], ada);
  await tick();
  expect(reports).toEqual([[chatId, 8, 0]]);
});

test("what the server refuses for good is not asked again", async () => {
  isRefused = true;
  reporter.delivered(chatId, 4);
  await tick();
  expect(timers).toEqual([]);
});
