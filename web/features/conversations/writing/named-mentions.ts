import { withMentionNames } from "../../../../src/protocol/mentions.ts";
import { translator } from "../../../i18n/catalogue.ts";
import { currentLanguage } from "../../../i18n/language.ts";
import { markdownTexts } from "../markdown/texts.ts";

/** Mentions in words, where they cannot be drawn. */
export const namedMentions = (text: string, nameOf: (accountId: string) => string): string =>
  withMentionNames(text, nameOf, translator(markdownTexts, currentLanguage())("everybody"));
