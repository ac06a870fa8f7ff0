import { create } from "zustand";
import type { Language } from "../../src/protocol/failures/index.ts";

export type { Language };
export const languages: readonly Language[] = ["en", "de", "fr"];
/** Each language in its own words: whoever looks for theirs may not read the current one. */
export const languageNames: Record<Language, string> = { en: "English", de: "Deutsch", fr: "Français" };

const storageKey = "iris.language";

/** The first language the person's browser asks for that Iris speaks. */
export function preferredLanguage(asked: readonly string[]): Language {
  for (const tag of asked) {
    const found = languages.find((language) => tag.toLowerCase().split("-")[0] === language);
    if (found) return found;
  }
  return "en";
}

const remembered = (): string[] => {
  if (typeof localStorage === "undefined") return [];
  const value = localStorage.getItem(storageKey);
  return value ? [value] : [];
};
// Outside a browser (tests, Bun) there is a navigator, but without languages.
const asked = () => [...remembered(), ...(globalThis.navigator?.languages ?? [])];

export const useLanguageStore = create<{ language: Language }>(() => ({ language: preferredLanguage(asked()) }));
export const useLanguage = (): Language => useLanguageStore((state) => state.language);
export const currentLanguage = (): Language => useLanguageStore.getState().language;

/** Changes what the interface speaks on this device; the account's own language is the profile's business. */
export function setLanguage(language: Language): void {
  useLanguageStore.setState({ language });
  if (typeof localStorage !== "undefined") localStorage.setItem(storageKey, language);
  if (typeof document !== "undefined") document.documentElement.lang = language;
}
