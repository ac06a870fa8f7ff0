import type { Category } from "../../platform/personal-data/declaration.ts";
import type { DisclosureDocument, DisclosureKind } from "../../protocol/disclosures.ts";
import type { Activity, Facts, Rule } from "./facts.ts";
import type { Words } from "./words/words.ts";

export type DocumentText = (facts: Facts, words: Words) => Omit<DisclosureDocument, "language">;
export type RecordTexts = Readonly<Record<Exclude<DisclosureKind, "notice">, DocumentText>>;

type Entry = NonNullable<DisclosureDocument["sections"][number]["entries"]>[number];

/** What the configuration says, or that it does not say it. */
export const stated = (words: Words, value: string | readonly string[], key: string): string[] => {
  const lines = typeof value === "string" ? [value] : [...value];
  const given = lines.filter((line) => line !== "");
  return given.length > 0 ? given : [words.notStated(key)];
};

export const operatorLines = ({ operator }: Facts, words: Words): string[] => [
  ...stated(words, operator.name, "operator.name"),
  ...stated(words, operator.address, "operator.address"),
  ...stated(words, operator.contact, "operator.contact"),
];

export const officerLines = ({ privacy }: Facts, words: Words, none: string): string[] =>
  privacy.officer === "" && privacy.no_officer ? [none] : stated(words, privacy.officer, "privacy.officer");

const list = (words: readonly string[]): string => [...new Set(words)].join(", ");

function ruleOf(rule: Rule, words: Words): string {
  const conditions = [
    ...(rule.by ? [words.by[rule.by]] : []),
    ...rule.owners.map((owner) => words.owners[owner]),
    ...(rule.limit ? [words.limit(rule.limit.days, rule.limit.moment)] : []),
  ];
  return words.until(conditions);
}

/** How long, in a sentence or two: with what it goes, and what does not stay that long. */
function storedFor({ rules }: Activity, words: Words): string[] {
  const [first] = rules;
  if (first && rules.length === 1) return [ruleOf(first, words)];
  const conditions = (of: readonly Rule[]) =>
    of.flatMap(({ by, owners }) => [...(by ? [words.by[by]] : []), ...owners.map((owner) => words.owners[owner])]);
  const without = [...new Set(conditions(rules.filter(({ limit }) => !limit)))];
  // What the program needs for a moment says nothing beside what stays.
  const telling = without.filter((condition) => condition !== words.by.program);
  const lasting = telling.length > 0 ? telling : without;
  const limits = rules
    .flatMap(({ limit }) => limit ?? [])
    .toSorted((a, b) => a.days - b.days)
    .map(({ days, moment }) => words.limit(days, moment));
  const shorter = [...new Set(limits)];
  if (lasting.length === 0) return [words.depending(shorter)];
  const whole = lasting.length === 1 ? words.until(lasting) : words.depending(lasting);
  return shorter.length === 0 ? [whole] : [whole, words.earlier(shorter)];
}

/** What says the most first. In what people read, what says nothing to them is left out. */
const categoryOrder: readonly Category[] = [
  ...(["name", "contact", "profile", "picture", "content", "location", "credential", "device", "network"] as const),
  ...(["act", "relation", "time", "setting", "state", "id"] as const),
];
const forRecordsOnly: ReadonlySet<Category> = new Set(["id", "state"]);

function categoriesOf({ categories }: Activity, words: Words, isRecord: boolean): string {
  const sorted = categoryOrder.filter((category) => categories.includes(category));
  const telling = sorted.filter((category) => isRecord || !forRecordsOnly.has(category));
  return list((telling.length > 0 ? telling : sorted).map((category) => words.categories[category]));
}

const remarks = ({ rules }: Activity, words: Words): string[] => [
  ...(rules.some(({ staysAfterErasure }) => staysAfterErasure === "shared") ? [words.shared] : []),
  ...(rules.some(({ staysAfterErasure }) => staysAfterErasure === "kept") ? [words.keptOn] : []),
];

const sentence = (label: string, text: string): string => `${label}: ${text}.`;
const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);

/** What a person is told of an activity. */
export const activityEntry = (activity: Activity, words: Words, isRecord = false): Entry => {
  const [term, what] = words.purposes[activity.purpose];
  const { labels } = words;
  return {
    term,
    lines: [
      what,
      sentence(labels.basis, activity.bases.map((basis) => words.bases[basis]).join("; ")),
      sentence(labels.data, categoriesOf(activity, words, isRecord)),
      sentence(labels.stored, storedFor(activity, words).join("; ")),
      ...remarks(activity, words).map((remark) => `${capital(remark)}.`),
    ],
  };
};

/** What the record of Article 30 says of it. */
export const recordEntry = (activity: Activity, words: Words): Entry => {
  const { term, lines } = activityEntry(activity, words, true);
  const { labels } = words;
  const [what = "", basis = "", ...rest] = lines;
  return {
    term,
    lines: [
      what,
      sentence(labels.people, list(activity.whose.map((whose) => words.whose[whose]))),
      basis,
      sentence(labels.readers, list(activity.readers.map((reader) => words.readers[reader]))),
      ...rest,
    ],
  };
};

/** The storage times with the tables that they hold for, as an auditor compares them with the database. */
export const retentionEntry = (activity: Activity, words: Words): Entry => ({
  term: words.purposes[activity.purpose][0],
  lines: [
    ...activity.rules.map((rule) => `${capital(ruleOf(rule, words))} (${rule.tables.join(", ")}).`),
    ...remarks(activity, words).map((remark) => `${capital(remark)}.`),
  ],
});
