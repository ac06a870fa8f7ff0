import { expect, test } from "bun:test";
import type { AuditEntry } from "../../../src/protocol/audit.ts";
import { detailOf, sentenceOf } from "./sentence.ts";

const entry: AuditEntry = {
  number: 1,
  at: 0,
  act: "plans.licence_assigned",
  actor: { id: "a", name: "Ada Lovelace" },
  company: null,
  subject: { id: "b", name: "Bob Kahn" },
  detail: { plan: "Business", before: null },
};

test("S72 a sentence names who did it and to whom, in three languages", () => {
  expect(sentenceOf(entry, "en")).toBe("Ada Lovelace gave Bob Kahn a licence");
  expect(sentenceOf(entry, "de")).toBe("Ada Lovelace hat Bob Kahn eine Lizenz gegeben");
  expect(sentenceOf({ ...entry, subject: { id: "b", name: null } }, "fr")).toBe(
    "Ada Lovelace a attribué une licence à quelqu'un qui n'est plus là",
  );
  expect(sentenceOf({ ...entry, actor: null }, "en")).toBe("The program gave Bob Kahn a licence");
  expect(detailOf(entry, "en")).toBe("Plan: Business · Before: –");
  expect(detailOf({ ...entry, detail: { chat: "off", isNew: true } }, "de")).toBe("Chats: aus · isNew: ja");
});

test("S72 an act without a sentence is shown by its name", () => {
  expect(sentenceOf({ ...entry, act: "future.done" }, "en")).toBe("Ada Lovelace · future.done");
});
