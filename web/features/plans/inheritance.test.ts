import { expect, test } from "bun:test";
import { type Level, resolved, withSwitch } from "./inheritance.ts";

const company: Level = { key: "company", switches: { chat: "off" } };
const group: Level = { key: "group", switches: { chat: "on" } };
const person: Level = { key: "person", switches: {} };

test("S10 the lowest level that says anything decides, and the plan's lack before all", () => {
  expect(resolved("chat", [company], true)).toEqual({ isOn: false, decidedBy: "company" });
  expect(resolved("chat", [company, group, person], true)).toEqual({ isOn: true, decidedBy: "group" });
  expect(resolved("files", [company, group, person], true)).toEqual({ isOn: true, decidedBy: null });
  expect(resolved("chat", [company, group], false)).toEqual({ isOn: false, decidedBy: "plan" });
});

test("S10 inheriting takes the setting away", () => {
  expect(withSwitch({ chat: "off", files: "on" }, "chat", null)).toEqual({ files: "on" });
  expect(withSwitch({}, "chat", "off")).toEqual({ chat: "off" });
});
