import { useLocation } from "wouter";
import type { Person } from "../../../../src/protocol/directory.ts";
import { Avatar, ListRow } from "../../../ui/index.ts";
import { usePresenceLine } from "../../presence/index.ts";
import { nameOf } from "../names.ts";
import { MarkedText } from "./marked-text.tsx";

export interface PersonRowProps {
  readonly person: Person;
  /** Off where everybody has the same one. */
  readonly showsCompany?: boolean;
  /** What was typed: it stands out. */
  readonly query?: string;
}

/** Somebody in a list; leads to their page. */
export function PersonRow({ person, showsCompany = true, query = "" }: PersonRowProps) {
  const [location] = useLocation();
  const href = `/people/${person.id}`;
  const about = aboutOf(person, showsCompany);
  const { status } = usePresenceLine(person.id);
  return (
    <ListRow
      lead={<Avatar id={person.id} name={nameOf(person)} />}
      title={<MarkedText text={nameOf(person)} query={query} />}
      // Who is searched for is told apart by where they work.
      detail={query === "" && status ? status : about && <MarkedText text={about} query={query} />}
      href={href}
      isSelected={location === href}
    />
  );
}

/** "Programmer · Research · Analytical Engines", as far as it is known. */
export const aboutOf = ({ jobTitle, department, companyName }: Person, withCompany = true): string =>
  [jobTitle, department, withCompany ? companyName : null].filter((part) => part !== null && part !== "").join(" · ");
