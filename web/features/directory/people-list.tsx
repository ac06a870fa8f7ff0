import { Search, Users } from "lucide-react";
import { useState } from "react";
import { useLocation } from "wouter";
import type { Person } from "../../../src/protocol/directory.ts";
import { useAccount } from "../../app/session.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Avatar, EmptyState, ListHeader, ListRow, LoadFailed, SkeletonList, TextField } from "../../ui/index.ts";
import { nameOf } from "./names.ts";
import { directoryTexts } from "./texts.ts";
import { usePeopleSearch } from "./use-people-search.ts";
import { writeTo } from "./write-to.ts";

/** The directory: everybody one may find, narrowed down as one types. */
export function PeopleList() {
  const t = useTexts(directoryTexts);
  const { id: selfId } = useAccount();
  const [query, setQuery] = useState("");
  const { people, failure, retry } = usePeopleSearch(query, 50);
  const others = people?.filter((person) => person.id !== selfId && !person.isDeleted);
  return (
    <>
      <ListHeader title={t("people")}>
        <TextField
          label={t("find")}
          isLabelHidden
          look="filled"
          type="search"
          autoComplete="off"
          placeholder={t("findHint")}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          before={<Search aria-hidden="true" className="size-4" />}
        />
      </ListHeader>
      <div className="min-h-0 flex-1 overflow-y-auto px-2 pb-2">
        {failure && <LoadFailed failure={failure} onRetry={retry} />}
        {!others && !failure && <SkeletonList />}
        {others?.length === 0 && (
          <EmptyState icon={<Users className="size-6" />} title={query ? t("nobodyFound", { query }) : t("nobodyYet")}>
            {query ? t("nobodyFoundDetail") : t("nobodyYetDetail")}
          </EmptyState>
        )}
        {others && others.length > 0 && (
          <ul>
            {others.map((person) => (
              <li key={person.id}>
                <PersonRow person={person} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </>
  );
}

interface PersonRowProps {
  readonly person: Person;
  /** Off where everybody has the same one. */
  readonly showsCompany?: boolean;
}

export function PersonRow({ person, showsCompany = true }: PersonRowProps) {
  const [, navigate] = useLocation();
  return (
    <ListRow
      lead={<Avatar id={person.id} name={nameOf(person)} />}
      title={nameOf(person)}
      detail={showsCompany ? person.companyName : undefined}
      onSelect={() => void writeTo(person.id, navigate)}
    />
  );
}
