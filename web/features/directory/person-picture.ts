import { getAvatar } from "../../../src/protocol/profiles.ts";
import { addressOf } from "../../api/index.ts";
import type { UsePicture } from "../../ui/avatar-pictures.ts";
import { usePerson, wantPeople } from "./people-store.ts";

/** The picture of a person, once they are known to have one. */
export const usePersonPicture: UsePicture = (personId, size) => {
  const person = usePerson(personId);
  if (personId === undefined || !person?.avatar) return undefined;
  return {
    address: addressOf(getAvatar, { params: { accountId: personId, version: person.avatar }, query: { size } }),
    // Another picture took its place since: ask what it is.
    onGone: () => wantPeople([personId], true),
  };
};
