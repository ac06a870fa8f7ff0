import type { DisclosureDocument, DisclosureKind } from "../../protocol/disclosures.ts";
import type { Language } from "../../protocol/failures/index.ts";
import type { Facts } from "./facts.ts";
import { germanNotice } from "./notice/de.ts";
import { englishNotice } from "./notice/en.ts";
import { frenchNotice } from "./notice/fr.ts";
import { germanRecords } from "./records/de.ts";
import { englishRecords } from "./records/en.ts";
import { frenchRecords } from "./records/fr.ts";
import type { DocumentText, RecordTexts } from "./text.ts";
import { german } from "./words/de.ts";
import { english } from "./words/en.ts";
import { french } from "./words/fr.ts";
import type { Words } from "./words/words.ts";

interface Speech {
  readonly words: Words;
  readonly notice: DocumentText;
  readonly records: RecordTexts;
}
const speeches: Readonly<Record<Language, Speech>> = {
  en: { words: english, notice: englishNotice, records: englishRecords },
  de: { words: german, notice: germanNotice, records: germanRecords },
  fr: { words: french, notice: frenchNotice, records: frenchRecords },
};

/** One document in one language, filled in. */
export function compose(kind: DisclosureKind, facts: Facts, language: Language): DisclosureDocument {
  const { words, notice, records } = speeches[language];
  const text = kind === "notice" ? notice : records[kind];
  // In the order in which the vocabulary has them: what people do first, what the program needs last.
  const order = Object.keys(words.purposes);
  const activities = facts.activities.toSorted((a, b) => order.indexOf(a.purpose) - order.indexOf(b.purpose));
  return { language, ...text({ ...facts, activities }, words) };
}
