import { useMemo } from "react";
import { type Catalogue, type Texts, type Translate, translator } from "./catalogue.ts";
import { type Format, formatIn } from "./format.ts";
import { useLanguage } from "./language.ts";

export function useTexts<T extends Texts>(texts: Catalogue<T>): Translate<T> {
  const language = useLanguage();
  return useMemo(() => translator(texts, language), [texts, language]);
}

export function useFormat(): Format {
  const language = useLanguage();
  return useMemo(() => formatIn(language), [language]);
}
