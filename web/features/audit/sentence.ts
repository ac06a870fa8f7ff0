import type { AuditEntry } from "../../../src/protocol/audit.ts";
import { translator } from "../../i18n/catalogue.ts";
import type { Language } from "../../i18n/language.ts";
import { actTexts } from "./act-texts.ts";
import { auditTexts } from "./audit-texts.ts";

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

/** What changed, as it was recorded: `chat: off · files: inherit`. */
export const detailOf = ({ detail }: AuditEntry): string =>
  Object.entries(detail ?? {})
    .map(([key, value]) => `${key}: ${value === null ? "–" : String(value)}`)
    .join(" · ");
