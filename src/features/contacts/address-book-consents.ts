import { consentsOf, findConsent } from "./address-book.store.ts";
import { withdrawFromAddressBook } from "./address-book.ts";
import type { Deps } from "./contacts.deps.ts";

/** To importing contacts: withdrawn, every card goes. */
export const addressBookConsents = (deps: Pick<Deps, "db" | "facts" | "now">) => ({
  list: (accountId: string) => consentsOf(deps.db.reader, accountId),
  async withdraw(accountId: string, id: string): Promise<boolean> {
    if ((await findConsent(deps.db.reader, accountId))?.id !== id) return false;
    await withdrawFromAddressBook(deps, accountId);
    return true;
  },
});
