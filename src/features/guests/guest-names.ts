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
}

/** The names of guests, for those who meet them: a name as long as they are here, then only that it was a guest. */
export const guestNames = ({ reader, guests, metBy }: NamesDoors) => ({
  async knownTo(viewerId: string, ids: readonly string[]): Promise<Person[]> {
    const found = await guestsAmong(reader, ids);
    if (found.length === 0) return [];
    const met = await metBy(viewerId, found);
    return Promise.all(
      found.filter((id) => id === viewerId || met.has(id)).map(async (id) => asPerson(id, await guests.known.find(id))),
    );
  },
});
