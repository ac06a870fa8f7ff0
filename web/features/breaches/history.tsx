import type { BreachChange } from "../../../src/protocol/breaches.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { registerTexts } from "./register-texts.ts";

const names = ["state", "nature", "dataCategories", "peopleCategories", "people", "records"] as const;
const more = ["consequences", "measures", "delay", "open", "contained", "remedied"] as const;
type Word = (typeof names)[number] | (typeof more)[number];
const isWord = (text: unknown): text is Word => [...names, ...more].some((word) => word === text);

/** Who did what with an entry, the oldest first. */
export function History({ changes }: { readonly changes: readonly BreachChange[] }) {
  const t = useTexts(registerTexts);
  const format = useFormat();
  const word = (text: string) => (isWord(text) ? t(text) : text);
  const said = (change: BreachChange["change"]): string => {
    if (change.kind === "entered") return t("changeEntered");
    if (change.kind === "decided") return t("changeDecided");
    if (change.kind === "described")
      return t("changeDescribed", { fields: change.fields.map(({ field }) => word(field)).join(", ") });
    return t(change.kind === "exported" ? "changeExported" : "changeTold", { count: change.count });
  };
  return (
    <details className="w-full text-sm">
      <summary className="cursor-pointer text-text-2">{t("history")}</summary>
      <ol className="mt-2 flex flex-col gap-2">
        {changes.map(({ id, at, by, change }) => (
          <li key={id} className="[overflow-wrap:anywhere]">
            <span className="text-text-3">{format.dateTime(at)}</span> {by ?? t("somebody")} {said(change)}
            {change.kind === "described" &&
              change.fields.map(({ field, before, after }) => (
                <p key={field} className="ml-4 text-text-2">
                  {word(field)}: {after === null || after === "" ? t("nothing") : word(String(after))} (
                  {t("before", { value: before === null || before === "" ? t("nothing") : word(String(before)) })})
                </p>
              ))}
          </li>
        ))}
      </ol>
    </details>
  );
}
