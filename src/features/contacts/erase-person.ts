import type { Deps } from "./contacts.deps.ts";
import { deleteNetworkOf, tiesOf } from "./erase-person.store.ts";
import { tellOfContact } from "./record-invitation.ts";

/** Takes somebody who is going for good out of everybody's network, with all they kept here. May run twice. */
export async function erasePerson(
  { db, facts, relations }: Pick<Deps, "db" | "facts" | "relations">,
  accountId: string,
): Promise<void> {
  const { contactIds, others } = await tiesOf(db.reader, accountId);
  await relations.change([accountId, ...others], () =>
    db.transaction(async (tx) => {
      await deleteNetworkOf(tx, accountId);
      for (const contactId of contactIds) await tellOfContact({ facts }, tx, contactId, accountId);
    }),
  );
}
