import { describe, expect, test } from "bun:test";
import type { Person } from "../../../../src/protocol/directory.ts";
import { matching, mentionablesOf, mentionBeingTyped, toTokens, toWritten } from "./mention-text.ts";

const idOf = (name: string) => name.padEnd(21, "_");
const person = (firstName: string, lastName: string) => ({ firstName, lastName, isDeleted: false }) as Person;
const [ada, anna, bob, otherBob] = ["ada", "anna", "bob", "otherBob"].map(idOf) as [string, string, string, string];
const people = mentionablesOf([ada, anna, bob, otherBob, idOf("gone")], {
  [ada]: person("Ada", "Lovelace"),
  [anna]: person("Ada", "Lovelace-King"),
  [bob]: person("Bob", "Kahn"),
  [otherBob]: person("Bob", "Kahn"),
  [idOf("gone")]: null,
});

describe("B3 mentions are written as names and sent as ids", () => {
  test("B3 two of the same name can be told apart", () => {
    expect(people.map(({ label }) => label)).toEqual(["Ada Lovelace", "Ada Lovelace-King", "Bob Kahn", "Bob Kahn 2"]);
  });

  test("B3 the longest name counts, and only a whole one", () => {
    const sent = (text: string) => toTokens(text, people, "all");
    expect(sent("@Ada Lovelace-King, @Ada Lovelace!")).toBe(`<@${anna}>, <@${ada}>!`);
    expect(sent("@Bob Kahn 2 and @Bob Kahn")).toBe(`<@${otherBob}> and <@${bob}>`);
    expect(sent("@all: mail ada@all or @allan or @Ada Lovelaces")).toBe(
      "<@all>: mail ada@all or @allan or @Ada Lovelaces",
    );
    expect(toTokens("@all", people, undefined)).toBe("@all");
  });

  test("B3 what was sent is written as before", () => {
    const text = "@Bob Kahn 2, @all and @Ada Lovelace";
    expect(toWritten(toTokens(text, people, "all"), people, "all")).toBe(text);
    const stranger = `<@${idOf("stranger")}>`;
    expect(toWritten(stranger, people, "all")).toBe(stranger);
  });

  test("B3 the list opens after an @ that begins a word", () => {
    const typed = (text: string) => mentionBeingTyped(text, text.length);
    expect(typed("hello @")).toEqual({ from: 6, query: "" });
    expect(typed("@ada lo")).toEqual({ from: 0, query: "ada lo" });
    for (const text of ["mail@example", "@ada\nnext", "@ ", "no", "@a b c d"]) expect(typed(text)).toBeUndefined();
  });

  test("B3 names are found by each of their parts, with or without accents", () => {
    expect(matching(people, "love").map(({ accountId }) => accountId)).toEqual([ada, anna]);
    expect(matching([{ label: "Zoë Müller" }], "mul")).toHaveLength(1);
    expect(matching([{ label: "Zoe" }, { label: "Ann Zoe" }, { label: "Bob" }], "z").map(({ label }) => label)).toEqual(
      ["Zoe", "Ann Zoe"],
    );
  });
});
