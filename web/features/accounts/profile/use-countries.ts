import { useMemo } from "react";
import { useLanguage } from "../../../i18n/language.ts";
import type { PhoneReader } from "./phone-reader.ts";

/** Every country by its name in the reader's language. */
export function useCountries(phones: PhoneReader | undefined): readonly { value: string; label: string }[] {
  const language = useLanguage();
  return useMemo(() => {
    const names = new Intl.DisplayNames(language, { type: "region" });
    return (phones?.countries ?? [])
      .map((value) => ({ value, label: names.of(value) ?? value }))
      .toSorted((a, b) => a.label.localeCompare(b.label, language));
  }, [phones, language]);
}
