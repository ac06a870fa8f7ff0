import { expect, test } from "bun:test";
import { type Catalogue, catalogue, type Text, translator } from "./catalogue.ts";
import { languages } from "./language.ts";

const webFolder = new URL("..", import.meta.url).pathname;
const files = [...new Bun.Glob("**/*texts.ts").scanSync({ cwd: webFolder, absolute: true })];

const isCatalogue = (value: unknown): value is Catalogue =>
  typeof value === "object" && value !== null && languages.every((language) => language in value);
const forms = (text: Text): string[] => (typeof text === "string" ? [text] : Object.values(text));
const placeholders = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();
/** A plural's "one" may leave the number out ("a message"); every other form names what "other" names. */
const expected = (text: Text) => placeholders(typeof text === "string" ? text : text.other);

test("S65 every catalogue says the same in German, English and French, with the same placeholders", async () => {
  expect(files.length).toBeGreaterThan(2);
  const wrong: string[] = [];
  let seen = 0;
  for (const file of files) {
    const catalogues = Object.values((await import(file)) as Record<string, unknown>).filter(isCatalogue);
    for (const texts of catalogues) {
      for (const [key, english] of Object.entries(texts.en)) {
        seen += 1;
        for (const language of languages) {
          const where = `${file.slice(webFolder.length)} ${language}.${key}`;
          const own: Text | undefined = texts[language][key];
          if (own === undefined) wrong.push(`${where} is missing`);
          else if (forms(own).some((form) => form.trim() === "")) wrong.push(`${where} is empty`);
          else if (JSON.stringify(expected(own)) !== JSON.stringify(expected(english)))
            wrong.push(`${where} has other placeholders`);
        }
      }
      for (const language of languages)
        for (const key of Object.keys(texts[language]))
          if (!(key in texts.en)) wrong.push(`${file.slice(webFolder.length)} ${language}.${key} has no English`);
    }
  }
  expect(wrong).toEqual([]);
  expect(seen).toBeGreaterThan(30);
});

const words = catalogue({
  en: { hello: "Hello {name}", unread: { one: "{count} message", other: "{count} messages" } },
  de: { hello: "Hallo {name}", unread: { one: "{count} Nachricht", other: "{count} Nachrichten" } },
  fr: {
    hello: "Bonjour {name}",
    unread: { one: "{count} message", many: "{count} de messages", other: "{count} messages" },
  },
});

test("placeholders are filled and plurals follow the language's own rules", () => {
  expect(translator(words, "en")("hello", { name: "Ada" })).toBe("Hello Ada");
  expect(translator(words, "de")("unread", { count: 1 })).toBe("1 Nachricht");
  expect(translator(words, "de")("unread", { count: 1200 })).toBe("1.200 Nachrichten");
  // In French, nothing counts as singular.
  expect(translator(words, "fr")("unread", { count: 0 })).toBe("0 message");
});
