import type { Language } from "../../../i18n/language.ts";
import { termsDe } from "./de.ts";
import { termsEn } from "./en.ts";
import { termsFr } from "./fr.ts";
import type { TermsText } from "./terms-text.ts";

export const termsTexts: Readonly<Record<Language, TermsText>> = { en: termsEn, de: termsDe, fr: termsFr };
