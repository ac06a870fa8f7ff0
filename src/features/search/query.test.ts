import { describe, expect, test } from "bun:test";
import { findIn, parseQuery } from "./query.ts";

const marked = (text: string, query: string): string[] | undefined =>
  findIn([text], parseQuery(query))?.marks[0]?.map(({ start, end }) => text.slice(start, end));

describe("B4 what a query finds in a text", () => {
  test.each([
    ["words, whatever their case and accents", "Die Réunion beginnt um neun", "reunion ", ["Réunion"]],
    ["accents that are typed and not written", "Die Reunion beginnt", "réunion ", ["Reunion"]],
    ["ß and ss", "in der Hauptstraße", "hauptstrasse ", ["Hauptstraße"]],
    ["an umlaut by its two letters", "Frau Müller kommt", "mueller ", ["Müller"]],
    ["an umlaut without its dots", "Frau Müller kommt", "muller ", ["Müller"]],
    ["two letters by their umlaut", "Frau Mueller kommt", "müller ", ["Mueller"]],
    ["a decomposed umlaut", "Frau Mu\u0308ller kommt", "müller ", ["Mu\u0308ller"]],
    ["the beginning of a word while it is typed", "the algebraic patterns", "alge", ["algebraic"]],
    ["German forms", "Die Häuser stehen, das Haus steht", "Hauses ", ["Häuser", "Haus"]],
    ["more German forms", "der Vertrag und die Verträge", "Vertrages ", ["Vertrag", "Verträge"]],
    ["English forms", "she studies, they study", "studying ", ["studies", "study"]],
    ["French forms", "les réunions de l'équipe", "reunion ", ["réunions"]],
    ["all of several words, in any order", "the loom weaves flowers", "flowers loom ", ["loom", "flowers"]],
    ["a quoted phrase", "the loom weaves flowers", '"loom weaves"', ["loom weaves"]],
    ["a phrase in German quotation marks", "der Webstuhl webt Blumen", "„webt Blumen“", ["webt Blumen"]],
    ["a name with a dot or an apostrophe", "see plan-2026.final.pdf", "2026.final ", ["2026.final"]],
    ["any part of a text without spaces", "今天我们讨论搜索功能", "搜索", ["搜索"]],
    ["one character of it", "今天我们讨论搜索功能", "能", ["能"]],
    ["Japanese", "東京タワーに行きましょう", "タワー", ["タワー"]],
    ["Korean", "내일 회의가 있습니다", "회의", ["회의"]],
    ["Thai", "พรุ่งนี้มีประชุม", "ประชุม", ["ประชุม"]],
    ["Greek and Cyrillic, without accents", "Αθήνα и Ёлка", "αθηνα елка", ["Αθήνα", "Ёлка"]],
  ])("B4 %s", (_, text, query, expected) => {
    expect(marked(text, query)).toEqual(expected);
  });

  test.each([
    ["the beginning of a word that is typed out", "the algebraic patterns", "alge "],
    ["the end of a word", "the algebraic patterns", "braic "],
    ["a message that lacks one of the words", "the loom weaves", "loom flowers "],
    ["a phrase whose words stand apart", "the loom quietly weaves", '"loom weaves"'],
    ["another form in quotation marks", "the looms weave", '"loom"'],
    ["characters that are apart", "搜。索", "搜索"],
    ["characters in another order", "索搜", "搜索"],
  ])("B4 it does not find %s", (_, text, query) => {
    expect(marked(text, query)).toBeUndefined();
  });

  test("B4 words may be in the text or in the file's name, and both are marked", () => {
    expect(findIn(["the new plan", "harbour-plan.pdf"], parseQuery("plan harbour"))?.marks).toEqual([
      [{ start: 8, end: 12 }],
      [
        { start: 0, end: 7 },
        { start: 8, end: 12 },
      ],
    ]);
  });

  test("B4 a query without a word asks for nothing", () => {
    expect(parseQuery(' "" … !').sequences).toEqual([]);
  });
});
