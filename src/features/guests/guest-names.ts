import type { Db } from "../../platform/storage/database.ts";
import type { Person } from "../../protocol/directory.ts";
import type { Guests } from "./create-guests.ts";
import { guestsAmong } from "./guests.store.ts";
import { asPerson } from "./present-guest.ts";

interface NamesDoors {
  readonly reader: Db;
  readonly guests: Pick<Guests, "known">;
  /** Which of these somebody meets in a conversation, or met there before they left it. */
  readonly metBy: (accountId: string, ids: readonly string[]) => Promise<ReadonlySet<string>>;
  /** Organiser and moderators of a bubble: they see who waits before its door. */
  readonly tendersOf: (conversationId: string) => Promise<readonly string[]>;
}

/** The names of guests, for those who meet them: a name as long as they are here, then only that it was a guest. */
export const guestNames = ({ reader, guests, metBy, tendersOf }: NamesDoors) => ({
  async knownTo(viewerId: string, ids: readonly string[]): Promise<Person[]> {
    const admitted = await guestsAmong(reader, ids);
    const met = admitted.length > 0 ? await metBy(viewerId, admitted) : new Set<string>();
    const seen: Person[] = [];
    for (const id of ids) {
      const guest = await guests.known.find(id);
      const isSeen =
        guest?.isInside === false
          ? id === viewerId || (await tendersOf(guest.conversationId)).includes(viewerId)
          : met.has(id) || (id === viewerId && guest !== undefined);
      if (isSeen) seen.push(asPerson(id, guest));
    }
    return seen;
  },
});
