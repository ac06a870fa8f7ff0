import { expect, test } from "bun:test";
import { matchedRanges } from "./matched-ranges.ts";

const marked = (text: string, query: string) => matchedRanges(text, query).map(([from, to]) => text.slice(from, to));

test.each([
  ["Ada Lovelace", "lov", ["Lov"]],
  ["Ada Lovelace", "lov a", ["A", "Lov"]],
  ["Ada Lovelace", "ovel", []],
  ["Ada Lovelace", "", []],
  ["Jörg Müller", "mul", ["Mül"]],
  ["Jörg Müller", "muell", ["Müll"]],
  ["Jo\u0308rg", "jo", ["Jo\u0308"]],
  ["Ilse Strauß", "strauss", ["Strauß"]],
  ["Ilse Strauß", "straus", ["Strauß"]],
  ["Anne-Sophie Lefèvre", "sophie lefe", ["Sophie", "Lefè"]],
  ["Anna Annika", "ann anni", ["Ann", "Anni"]],
  ["Ольга Петрова", "пет", ["Пет"]],
])("S13 in %s, %s marks %p", (text, query, expected) => expect(marked(text, query)).toEqual(expected));
