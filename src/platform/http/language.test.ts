import { expect, test } from "bun:test";
import { languageOf } from "./language.ts";

test.each([
  [null, "en"],
  ["", "en"],
  ["de", "de"],
  ["de-AT,de;q=0.9,en;q=0.8", "de"],
  ["it, FR-ca;q=0.4, en;q=0.3", "fr"],
  ["en;q=0.2, fr;q=0.7", "fr"],
  ["de;q=0, en;q=0.1", "en"],
  ["xx;q=nonsense, ;;;", "en"],
] as const)("%s is answered in %s", (header, language) => {
  expect(languageOf(header)).toBe(language);
});
