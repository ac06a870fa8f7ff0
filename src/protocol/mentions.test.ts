import { expect, test } from "bun:test";
import { mentionsIn, withMentionNames } from "./mentions.ts";

const ada = "a".repeat(21);
const bob = "b".repeat(21);

test("B3 people and everybody are found in a text, each once", () => {
  const { accountIds, everyone } = mentionsIn(`<@${ada}> and <@${bob}>, <@${ada}>: <@all>`);
  expect([...accountIds]).toEqual([ada, bob]);
  expect(everyone).toBe(true);
});

test("B3 what only looks like a mention names nobody", () => {
  for (const text of ["<@short>", "@all", `<@${ada}x>`, "a@b.example", "<@>"]) {
    const { accountIds, everyone } = mentionsIn(text);
    expect({ text, named: accountIds.size, everyone }).toEqual({ text, named: 0, everyone: false });
  }
});

test("B3 a mention is shown by name", () =>
  expect(withMentionNames(`Hi <@${ada}>, hi <@all>`, (id) => (id === ada ? "Ada" : "?"), "everyone")).toBe(
    "Hi @Ada, hi @everyone",
  ));
