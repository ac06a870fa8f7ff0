import type { Contact, ContactGroup } from "../../../src/protocol/contacts.ts";

export interface ContactSection {
  readonly id: string;
  /** undefined: those in no group. */
  readonly group: ContactGroup | "favourites" | undefined;
  readonly contacts: readonly Contact[];
}

/** Favourites first, then each group in its order, then everybody who is in none of them. Who is in two groups stands in both. */
export function sectionsOf(
  contacts: readonly Contact[],
  groups: readonly ContactGroup[],
  nameOf: (accountId: string) => string,
): ContactSection[] {
  const byName = contacts.toSorted((a, b) => nameOf(a.accountId).localeCompare(nameOf(b.accountId)));
  const known = new Set(groups.map(({ id }) => id));
  const sections: ContactSection[] = [
    { id: "favourites", group: "favourites", contacts: byName.filter(({ isFavourite }) => isFavourite) },
    ...groups.map((group) => ({
      id: group.id,
      group,
      contacts: byName.filter(({ groupIds }) => groupIds.includes(group.id)),
    })),
    {
      id: "others",
      group: undefined,
      contacts: byName.filter(({ isFavourite, groupIds }) => !isFavourite && !groupIds.some((id) => known.has(id))),
    },
  ];
  return sections.filter(({ contacts }) => contacts.length > 0);
}
