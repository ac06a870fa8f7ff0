import { expect, test } from "bun:test";
import { initialsOf, spectrumOf } from "./avatar.tsx";

test("initials are the first letters as people see them", () => {
  expect(initialsOf("Ada Lovelace")).toBe("AL");
  expect(initialsOf("  bob ")).toBe("B");
  expect(initialsOf("Eva (guest)")).toBe("E");
  expect(initialsOf("José María de la Cruz")).toBe("JC");
  // One grapheme of several code points stays whole.
  expect(initialsOf("👩‍🚀 Ériksen")).toBe("👩‍🚀É");
  expect(initialsOf("E\u0301va O\u0308zil")).toBe("E\u0301O\u0308");
  expect(initialsOf("")).toBe("?");
});

test("somebody's colour depends on their id alone and all six occur", () => {
  const ids = Array.from({ length: 200 }, (_, at) => `person-${at}`);
  expect(new Set(ids.map(spectrumOf))).toEqual(new Set([1, 2, 3, 4, 5, 6]));
  expect(spectrumOf("person-7")).toBe(spectrumOf("person-7"));
});
