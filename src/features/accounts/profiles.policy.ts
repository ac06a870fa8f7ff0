/** How somebody stands to the person whose profile they open. */
export interface Standing {
  readonly isSelf: boolean;
  /** Whether the viewer may know this person's name at all. */
  readonly isKnown: boolean;
  /** Whether the viewer may find this person now. */
  readonly isFindable: boolean;
  readonly areColleagues: boolean;
  readonly areContacts: boolean;
}

/** What the viewer gets: nothing, not even that there is such a person; who it is; or also how to reach them. */
export type Sight = "nothing" | "card" | "everything";

export function sightOfProfile({ isSelf, isKnown, isFindable, areColleagues, areContacts }: Standing): Sight {
  if (isSelf) return "everything";
  if (!isKnown) return "nothing";
  return isFindable && (areColleagues || areContacts) ? "everything" : "card";
}
