import { expect, test } from "bun:test";
import { languages } from "../../../i18n/language.ts";
import { termsTexts } from "./index.ts";

test("S5 the terms say the same in each language: section by section, paragraph by paragraph", () => {
  const shape = (language: (typeof languages)[number]) =>
    termsTexts[language].sections.map(({ heading, paragraphs }) => [heading.split(".")[0], paragraphs.length]);
  for (const language of languages) expect(shape(language)).toEqual(shape("en"));
});

test("S5 no sentence of the terms was left in another language", () => {
  const sentences = languages.flatMap((language) => {
    const { introduction, sections } = termsTexts[language];
    return [introduction, ...sections.flatMap(({ heading, paragraphs }) => [heading, ...paragraphs])];
  });
  expect(new Set(sentences).size).toBe(sentences.length);
});
