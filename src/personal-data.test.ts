import { expect, test } from "bun:test";
import { sqliteTable, text } from "drizzle-orm/sqlite-core";
import { personalData } from "./personal-data.ts";
import { textFields } from "./platform/observability/redact.ts";
import { sealed } from "./platform/personal-data/declaration.ts";
import { mistakesIn } from "./platform/personal-data/mistakes.ts";
import { declare, type PersonalData } from "./platform/personal-data/personal-data.ts";
import { blindIndex, encryptedText } from "./platform/storage/columns.ts";

test("S61 every text that may stand in a log line is declared", () => {
  expect(personalData.logFields.map(({ name }) => name).sort()).toEqual([...textFields].sort());
});

test("S48 what is kept in memory and in files is declared, with the rows or the moment that end it", () => {
  expect(personalData.blobs.map(({ name }) => name)).toEqual(["access-log", "avatar", "file", "export"]);
  expect(personalData.memory.length).toBeGreaterThan(4);
  for (const { basis } of [...personalData.blobs, ...personalData.memory]) expect(basis).not.toBe("none");
});

const diaries = sqliteTable("diaries", {
  id: text("id").primaryKey(),
  words: encryptedText("words").notNull(),
  wordsIndex: blindIndex("words_index").notNull(),
});
const ofDiary = { whose: "person", purpose: "messages", kept: { by: "owner" }, seenBy: ["self"] } as const;
const diary = {
  id: "id",
  words: sealed("content", { key: "person:id" }),
  wordsIndex: { how: "lookup", category: "content" },
};
const declared = (columns: object, more: object = {}): PersonalData => ({
  // A declaration that does not compile, as a careless cast would make it.
  tables: [declare(diaries, { ...ofDiary, ...more, columns } as never)],
});

test("S48 a table or column that nobody declared is found", () => {
  expect(mistakesIn({ tables: [] }, [diaries])).toEqual(["diaries is declared nowhere"]);
  expect(mistakesIn(declared({ id: "id", words: diary.words }), [diaries])).toEqual([
    "diaries.words_index is declared nowhere",
  ]);
  expect(mistakesIn(declared(diary), [diaries])).toEqual([]);
  expect(mistakesIn(declared(diary), [])).toEqual(["diaries is declared and not there"]);
});

const wrongs: [what: string, columns: object, told: RegExp][] = [
  ["a sealed column as plain", { ...diary, words: "state" }, /words is sealed and declared plain/],
  [
    "a plain column as sealed",
    { ...diary, id: sealed("name", { key: "person:id" }) },
    /id is declared sealed and is not/,
  ],
  ["a sealed column without a key", { ...diary, words: sealed("content") }, /words does not say with which key/],
  ["a look-up value as plain", { ...diary, wordsIndex: "state" }, /words_index is a look-up value and declared plain/],
  ["words that are plain", { ...diary, id: { how: "plain", category: "name" } }, /id is personal and plain/],
];
test.each(wrongs)("S70 %s is found", (_, columns, told) => {
  expect(mistakesIn(declared(columns), [diaries])).toEqual([expect.stringMatching(told)]);
});

test("S48 a table about people says when its rows go, and by what law they are kept", () => {
  expect(mistakesIn(declared(diary, { kept: {} }), [diaries])).toEqual(["diaries does not say when it goes"]);
  expect(mistakesIn(declared(diary, { basis: "none" }), [diaries])).toEqual([
    "diaries has no legal basis, or needs none",
  ]);
});

test("S70 the compiler refuses a column that is missing, unknown, or sealed and said to be plain", () => {
  // @ts-expect-error words_index is missing
  declare(diaries, { ...ofDiary, key: "person:id", columns: { id: "id", words: sealed("content") } });
  // @ts-expect-error words is sealed
  declare(diaries, { ...ofDiary, columns: { id: "id", words: "state", wordsIndex: "state" } });
  const columns = { id: "id", words: sealed("content"), wordsIndex: "state" } as const;
  // @ts-expect-error no such column names the key
  declare(diaries, { ...ofDiary, key: "person:nobody", columns });
  // @ts-expect-error more is unknown
  declare(diaries, { ...ofDiary, key: "person:id", columns: { ...columns, more: "id" } });
  expect(declare(diaries, { ...ofDiary, key: "person:id", columns }).columns).toHaveLength(3);
});
