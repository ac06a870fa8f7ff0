import type { Tx } from "../../platform/storage/database.ts";
import type { Language } from "../../protocol/failures/index.ts";
import type { AccountsDeps } from "./accounts.deps.ts";
import { addressTaken } from "./accounts.errors.ts";
import { createAccount } from "./create-account.ts";
import { emailIndex } from "./email-address.ts";
import { findOwnerOfEmail } from "./further-emails.store.ts";
import { assertAcceptable } from "./sign-up.ts";
import { removeSignUp } from "./sign-ups.store.ts";

/** What an invited person enters; the address is the invitation's. */
export interface InvitedPerson {
  readonly email: string;
  readonly password: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly language: Language;
  readonly acceptedTerms: string;
}

/**
 * Opens the account of somebody who came by a mailed link, which proves their address; also where nobody may sign up alone.
 * @param also runs in the same transaction, after the account is there: takes the invitation, or throws
 * @returns the account's id
 * @throws accounts.address_taken when the address has an account
 */
export async function openInvitedAccount(
  deps: Pick<AccountsDeps, "db" | "keys" | "facts" | "config" | "passwords" | "now" | "newId">,
  person: InvitedPerson,
  also: (tx: Tx, accountId: string) => Promise<void>,
): Promise<string> {
  const { db, keys, passwords, now, newId } = deps;
  assertAcceptable(deps, person);
  const { password, acceptedTerms, ...named } = person;
  const id = newId();
  const passwordHash = await passwords.hash(password);
  const key = await keys.create(`person:${id}`);
  const index = emailIndex(keys, person.email);
  try {
    await db.transaction(async (tx) => {
      if (await findOwnerOfEmail(tx, index)) throw addressTaken();
      await removeSignUp(tx, index);
      await createAccount(deps, tx, key, {
        ...{ ...named, id, passwordHash, termsVersion: acceptedTerms },
        ...{ termsAcceptedAt: now(), isOperator: false },
      });
      await also(tx, id);
    });
  } catch (cause) {
    await keys.destroy(`person:${id}`);
    throw cause;
  }
  return id;
}
