import { Users } from "lucide-react";
import { useId } from "react";
import { type Person, type SearchedPart, searchedParts } from "../../../../src/protocol/directory.ts";
import { useAccount } from "../../../app/session.ts";
import { peopleSlots } from "../../../app/slots.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { cx, EmptyState, LoadFailed, Locked, SkeletonList, useLock } from "../../../ui/index.ts";
import { directoryTexts } from "../texts.ts";
import { usePeopleSearch } from "../use-people-search.ts";
import { useOwnVisibility } from "../visibility/own-visibility-store.ts";
import { changeList, useListState } from "./list-state.ts";
import { PersonRow } from "./person-row.tsx";

const most = 50;

/** Everybody one may find, by name. */
export function Everybody() {
  return <Rows query="" />;
}

/** Who fits what was typed. */
export function Found() {
  return <Rows query={useListState(({ query }) => query)} />;
}

function Rows({ query }: { query: string }) {
  const t = useTexts(directoryTexts);
  const within = useListState((state) => state.within);
  const lock = useLock("findPeople");
  const { people, answered, failure, retry } = usePeopleSearch(query, { limit: most, within });
  if (lock) return <Locked because={lock}>{t("findLocked")}</Locked>;
  return (
    <>
      <Filters />
      <p role="status" className="sr-only">
        {people && query && t("peopleFound", { count: people.length })}
      </p>
      {failure && <LoadFailed failure={failure} onRetry={retry} />}
      {!people && !failure && <SkeletonList />}
      {people?.length === 0 && <Nobody query={answered.trim()} />}
      {people && people.length > 0 && <Matches people={people} query={query} />}
    </>
  );
}

function Matches({ people, query }: { people: readonly Person[]; query: string }) {
  const t = useTexts(directoryTexts);
  return (
    <>
      <ul>
        {people.map((person) => (
          <li key={person.id}>
            <PersonRow person={person} query={query} />
          </li>
        ))}
      </ul>
      {people.length === most && <p className="px-3 py-4 text-center text-sm text-text-3">{t("thereAreMore")}</p>}
    </>
  );
}

const partNames = {
  everybody: "withinEverybody",
  company: "withinCompany",
  outside: "withinOutside",
} as const satisfies Record<SearchedPart, string>;

/** Whom to look among; of no use to who has no company. */
function Filters() {
  const t = useTexts(directoryTexts);
  const { companyName } = useAccount();
  const within = useListState((state) => state.within);
  const name = useId();
  if (companyName === null) return null;
  return (
    <fieldset className="flex gap-1.5 px-2 pt-1 pb-2">
      <legend className="sr-only">{t("within")}</legend>
      {searchedParts.map((part) => (
        <label
          key={part}
          className={cx(
            "touch flex h-7 cursor-pointer items-center rounded-full border px-3 text-sm",
            "has-focus-visible:outline-2 has-focus-visible:outline-focus has-focus-visible:outline-offset-2",
            part === within
              ? "border-accent bg-accent-soft font-medium text-accent-text"
              : "border-line-strong text-text-2 hover:bg-surface-3",
          )}
        >
          <input
            type="radio"
            name={name}
            value={part}
            checked={part === within}
            onChange={() => changeList({ within: part })}
            className="sr-only"
          />
          {t(partNames[part])}
        </label>
      ))}
    </fieldset>
  );
}

const narrow = { organization: "narrowOrganization", closed: "narrowClosed", isolated: "narrowIsolated" } as const;

/** Why nobody is there, and what to do: where the company's level keeps others away, it says so. */
function Nobody({ query }: { query: string }) {
  const t = useTexts(directoryTexts);
  const level = useOwnVisibility()?.companyLevel;
  const isNarrow = level === "closed" || level === "isolated" || level === "organization";
  return (
    <EmptyState
      icon={<Users className="size-6" />}
      title={query ? t("nobodyFound", { query }) : t("nobodyYet")}
      action={level !== "isolated" && <Invite />}
    >
      {isNarrow ? t(narrow[level]) : t(query ? "nobodyFoundDetail" : "nobodyYetDetail")}
    </EmptyState>
  );
}

/** What other features offer to do about it. */
function Invite() {
  const { actions } = peopleSlots();
  if (actions.length === 0) return null;
  return (
    <span className="flex gap-1">
      {actions.map((Action, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
        <Action key={at} hasRoom={true} />
      ))}
    </span>
  );
}
