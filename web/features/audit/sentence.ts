import type { AuditEntry } from "../../../src/protocol/audit.ts";
import { translator } from "../../i18n/catalogue.ts";
import type { Language } from "../../i18n/language.ts";
import { functionTexts } from "../plans/function-texts.ts";
import { actTexts } from "./act-texts.ts";
import { auditTexts } from "./audit-texts.ts";
import { detailTexts } from "./detail-texts.ts";

const isKnown = (act: string): act is keyof typeof actTexts.en => Object.hasOwn(actTexts.en, act);

/** What was done, by whom, to whom; an act of another version is shown by its name. */
export function sentenceOf({ act, actor, subject }: AuditEntry, language: Language): string {
  const t = translator(auditTexts, language);
  const actorName = actor === null ? t("program") : (actor.name ?? t("gone"));
  if (!isKnown(act)) return `${actorName} · ${act}`;
  const text = actTexts[language][act]
    .replaceAll("{actor}", actorName)
    .replaceAll("{subject}", subject?.name ?? t("gone"));
  return text.charAt(0).toLocaleUpperCase(language) + text.slice(1);
}

/** What changed, in words where there are some: `Chats: off · Name: Apprentices`. */
export function detailOf({ detail }: AuditEntry, language: Language): string {
  const words: Readonly<Record<string, unknown>> = { ...functionTexts[language], ...detailTexts[language] };
  const word = (name: string): string => {
    const known = Object.hasOwn(words, name) ? words[name] : undefined;
    return typeof known === "string" ? known : name;
  };
  const inWords = (value: string | number | boolean | null): string => {
    if (value === null) return "–";
    if (typeof value === "boolean") return word(value ? "yes" : "no");
    // Of a function: on, off, inherited. Whatever else was written is shown as it was.
    return value === "on" || value === "off" || value === "inherit" ? word(value) : String(value);
  };
  return Object.entries(detail ?? {})
    .map(([name, value]) => `${word(name)}: ${inWords(value)}`)
    .join(" · ");
}
