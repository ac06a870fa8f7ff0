import { beforeEach, expect, test } from "bun:test";
import type { Draft } from "../../../../src/protocol/unsent.ts";
import { DraftSync } from "./draft-sync.ts";

let here: Record<string, string>;
let saved: string[];
let stored: Draft[];
let timers: (() => void)[];
let isOnline: boolean;
let clock: number;
let sync: DraftSync;

beforeEach(() => {
  [here, saved, stored, timers, isOnline, clock] = [{}, [], [], [], true, 10];
  sync = new DraftSync({
    save: async (conversationId, text) => {
      saved.push(text);
      return { conversationId, text, at: clock };
    },
    list: async () => stored,
    read: (id) => here[id] ?? "",
    adopt: (id, text) => {
      here[id] = text;
    },
    isOnline: () => isOnline,
    setTimer: (run) => {
      timers.push(run);
      return timers.length as unknown as ReturnType<typeof setTimeout>;
    },
    clearTimer: (timer) => void timers.splice(Number(timer) - 1, 1, () => {}),
  });
});
const write = (text: string) => {
  here.chat = text;
  sync.wrote("chat");
};
const rest = async () => {
  for (const run of timers.splice(0)) run();
  await Promise.resolve();
  await Promise.resolve();
};
const elsewhere = (text: string, at: number): Draft => ({ conversationId: "chat", text, at });

test("B3 others are told once the author rests, not of every letter", async () => {
  for (const text of ["D", "De", "Dear"]) write(text);
  await rest();
  expect(saved).toEqual(["Dear"]);
});

test("B3 what another device wrote is taken over, the newest counts", () => {
  sync.heard(elsewhere("from the phone", 5));
  expect(here.chat).toBe("from the phone");
  sync.heard(elsewhere("older", 4));
  expect(here.chat).toBe("from the phone");
});

test("B3 what is being typed here is not replaced by what comes from elsewhere", async () => {
  write("in the middle of");
  sync.heard(elsewhere("from the phone", 5));
  expect(here.chat).toBe("in the middle of");
  await rest();
  expect(saved).toEqual(["in the middle of"]);
  sync.heard(elsewhere("later, from the phone", 20));
  expect(here.chat).toBe("later, from the phone");
});

test("B3 without a line it waits and goes out when the line is back", async () => {
  isOnline = false;
  write("offline");
  await rest();
  expect(saved).toEqual([]);
  isOnline = true;
  stored = [elsewhere("what the phone wrote meanwhile", 7)];
  await sync.catchUp(["chat"]);
  await rest();
  expect(here.chat).toBe("offline");
  expect(saved).toEqual(["offline"]);
});

test("B3 one that was sent from another device is gone here too", async () => {
  sync.heard(elsewhere("half a thought", 5));
  await sync.catchUp(["chat"]);
  expect(here.chat).toBe("");
});
