import type { Language } from "../../../protocol/failures/index.ts";

const lines: Readonly<Record<Language, (version: string, date: string) => string>> = {
  en: (version, date) => `Version ${version}, in force since ${date}.`,
  de: (version, date) => `Fassung ${version}, gültig seit ${date}.`,
  fr: (version, date) => `Version ${version}, en vigueur depuis le ${date}.`,
};

/** In UTC: a document must read the same everywhere. */
export const versionLine = (language: Language, version: string, at: number): string =>
  lines[language](version, new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }).format(at));
