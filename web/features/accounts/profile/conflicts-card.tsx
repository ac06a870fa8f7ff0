import { type RefObject, useId } from "react";
import { useLanguage } from "../../../i18n/language.ts";
import { useFormat, useTexts } from "../../../i18n/use-texts.ts";
import { Button } from "../../../ui/index.ts";
import { settingsTexts } from "../settings-texts.ts";
import { weekdayName } from "./local-time.ts";
import { type DraftPart, dayOf } from "./merge-drafts.ts";
import type { ProfileDraft } from "./profile-draft.ts";
import { profileTexts } from "./profile-texts.ts";
import type { ProfileFields } from "./use-profile-draft.ts";

interface ConflictsCardProps {
  readonly fields: ProfileFields & {
    readonly conflicts: readonly DraftPart[];
    readonly decide: (part: DraftPart, isMine: boolean) => void;
  };
  readonly headingRef: RefObject<HTMLHeadingElement | null>;
}

/** What was changed here and on another device, side by side: nothing is saved before one has chosen. */
export function ConflictsCard({ fields, headingRef }: ConflictsCardProps) {
  const t = useTexts(profileTexts);
  const heading = useId();
  return (
    <section
      aria-labelledby={heading}
      className="flex flex-col gap-4 rounded-large border border-line bg-warning-soft p-4"
    >
      <div role="alert">
        <h2 ref={headingRef} tabIndex={-1} id={heading} className="font-semibold">
          {t("conflictTitle")}
        </h2>
        <p className="text-pretty text-text-2">{t("conflictDetail")}</p>
      </div>
      {fields.conflicts.map((part) => (
        <Conflict key={part} part={part} fields={fields} />
      ))}
    </section>
  );
}

function Conflict({ part, fields }: { part: DraftPart; fields: ConflictsCardProps["fields"] }) {
  const t = useTexts(profileTexts);
  const settings = useTexts(settingsTexts);
  const language = useLanguage();
  const words = useWords(fields);
  const day = dayOf(part);
  const label =
    part === "firstName" || part === "lastName"
      ? settings(part)
      : day === undefined
        ? t(part as Exclude<DraftPart, "firstName" | "lastName" | `days.${number}`>)
        : weekdayName(day + 1, language);
  const sides = [
    ["conflictMine", "keepMine", fields.draft],
    ["conflictTheirs", "takeTheirs", fields.saved],
  ] as const;
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="font-medium text-sm">{label}</legend>
      <div className="grid gap-2 sm:grid-cols-2">
        {sides.map(([side, choose, draft]) => (
          <div
            key={side}
            className="flex flex-col items-start gap-2 rounded-medium border border-line bg-surface-1 p-3"
          >
            <p className="text-sm text-text-2">{t(side)}</p>
            <p dir="auto" className="flex-1 [overflow-wrap:anywhere]">
              {words(part, draft) || <span className="text-text-3">{t("conflictNothing")}</span>}
            </p>
            <Button size="small" onClick={() => fields.decide(part, side === "conflictMine")}>
              {t(choose)}
            </Button>
          </div>
        ))}
      </div>
    </fieldset>
  );
}

/** What a draft says at a part, for a reader; empty where it says nothing. */
function useWords({ countries }: Pick<ProfileFields, "countries">) {
  const t = useTexts(profileTexts);
  const format = useFormat();
  return (part: DraftPart, draft: ProfileDraft): string => {
    const day = dayOf(part);
    if (day !== undefined) {
      const hours = draft.days[day];
      return hours?.isOn ? `${format.clock(hours.from)} – ${format.clock(hours.to)}` : t("off");
    }
    if (part === "tags") return draft.tags.join(", ");
    if (part === "phones")
      return draft.phones
        .map(({ number }) => number.trim())
        .filter(Boolean)
        .join(", ");
    const text = draft[part as keyof ProfileDraft] as string;
    if (part === "country") return countries.find(({ value }) => value === text)?.label ?? text;
    return part === "timeZone" ? text.replaceAll("_", " ") : text;
  };
}
