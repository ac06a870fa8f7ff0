import { Check, Search, X } from "lucide-react";
import { useState } from "react";
import { useTexts } from "../../i18n/use-texts.ts";
import { Avatar, cx, LoadFailed, Locked, SkeletonList, TextField, useLock } from "../../ui/index.ts";
import { nameOf } from "./names.ts";
import { MarkedText } from "./people-list/marked-text.tsx";
import { aboutOf } from "./people-list/person-row.tsx";
import { usePeopleStore } from "./people-store.ts";
import { directoryTexts } from "./texts.ts";
import { usePeopleSearch } from "./use-people-search.ts";

export interface PeoplePickerProps {
  readonly label: string;
  readonly chosenIds: readonly string[];
  readonly onChange: (ids: string[]) => void;
  /** Not offered: oneself, and who is in already. */
  readonly withoutIds: readonly string[];
}

/** Search, tick, and see who is chosen. Works with Tab, space and Enter alone. */
export function PeoplePicker({ label, chosenIds, onChange, withoutIds }: PeoplePickerProps) {
  const t = useTexts(directoryTexts);
  const [query, setQuery] = useState("");
  const lock = useLock("findPeople");
  const { people, answered, failure, retry } = usePeopleSearch(query);
  const known = usePeopleStore((state) => state.people);
  const offered = people?.filter((person) => !withoutIds.includes(person.id) && !person.isDeleted);
  const toggle = (id: string) =>
    onChange(chosenIds.includes(id) ? chosenIds.filter((chosen) => chosen !== id) : [...chosenIds, id]);

  return (
    <div className="flex flex-col gap-2">
      <TextField
        label={label}
        type="search"
        autoComplete="off"
        placeholder={t("findHint")}
        value={query}
        onChange={(event) => setQuery(event.target.value)}
        before={<Search aria-hidden="true" className="size-4" />}
      />
      <p role="status" className="sr-only">
        {t("peoplePicked", { count: chosenIds.length })}
      </p>
      {chosenIds.length > 0 && (
        <ul className="flex flex-wrap gap-1.5">
          {chosenIds.map((id) => (
            <li key={id} className="flex max-w-full items-center gap-1.5 rounded-full bg-accent-soft py-0.5 pr-1 pl-1">
              <Avatar id={id} name={nameOf(known[id])} size="small" />
              <span dir="auto" className="max-w-44 truncate text-sm">
                {nameOf(known[id])}
              </span>
              <button
                type="button"
                aria-label={t("remove", { name: nameOf(known[id]) })}
                onClick={() => toggle(id)}
                className="touch focus-ring flex size-5 items-center justify-center rounded-full text-text-2 hover:bg-surface-3"
              >
                <X aria-hidden="true" className="size-3.5" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="h-44 sm:h-64 overflow-y-auto rounded-medium border border-line">
        {lock && <Locked because={lock}>{t("findLocked")}</Locked>}
        {!lock && failure && <LoadFailed failure={failure} onRetry={retry} />}
        {!offered && !failure && <SkeletonList rows={3} />}
        {offered?.length === 0 && (
          <p className="p-6 text-center text-text-2">
            {answered ? t("nobodyFound", { query: answered }) : t("nobodyYet")}
          </p>
        )}
        {offered?.map((person) => {
          const isChosen = chosenIds.includes(person.id);
          return (
            <button
              key={person.id}
              type="button"
              aria-pressed={isChosen}
              onClick={() => toggle(person.id)}
              className={cx(
                "focus-inset flex min-h-13 w-full items-center gap-3 px-3 py-1.5 text-left",
                isChosen ? "bg-accent-soft" : "hover:bg-surface-3",
              )}
            >
              <Avatar id={person.id} name={nameOf(person)} />
              <span className="min-w-0 flex-1">
                <span dir="auto" className="block truncate font-medium">
                  <MarkedText text={nameOf(person)} query={query} />
                </span>
                <span dir="auto" className="block truncate text-sm text-text-3">
                  <MarkedText text={aboutOf(person)} query={query} />
                </span>
              </span>
              {isChosen && <Check aria-hidden="true" className="size-5 text-accent-text" />}
            </button>
          );
        })}
      </div>
    </div>
  );
}
