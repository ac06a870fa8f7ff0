import type { Deps } from "./contacts.deps.ts";
import { inviteesOf, invitersAmong } from "./invitations.store.ts";

/** Whose names an open invitation lets somebody read. */
export const invitationNames = ({ db, now, relations }: Pick<Deps, "db" | "now" | "relations">) => ({
  /** Of these people, those whose invitation waits for this person. */
  async invitersAmong(accountId: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
    const inviters = new Set(await invitersAmong(db.reader, accountId, ids, now()));
    return inviters.difference(await relations.blockedWith(accountId));
  },
  /** Whose answer to an invitation this person waits for: they read their name. */
  inviteesOf: async (accountId: string): Promise<ReadonlySet<string>> =>
    new Set(await inviteesOf(db.reader, accountId, now())),
});
