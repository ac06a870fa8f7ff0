import type { Language } from "../../protocol/failures/index.ts";
import type { AccountsDeps } from "./accounts.deps.ts";
import { addressTaken } from "./accounts.errors.ts";
import { changeAccount, removeOperatorLinks } from "./accounts.store.ts";
import { createAccount } from "./create-account.ts";
import { emailIndex } from "./email-address.ts";
import { findOwnerOfEmail } from "./further-emails.store.ts";
import type { Passwords } from "./passwords.ts";
import { removeSignUp } from "./sign-ups.store.ts";

export interface NewUser {
  readonly email: string;
  readonly password: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly language: Language;
  readonly isOperator?: boolean;
  readonly companyId?: string;
  /** Given when the person is known to have accepted them; else they are asked at their first sign-in. */
  readonly termsVersion?: string;
}

/**
 * Makes a proved account on behalf of whoever runs the machine (the command line, the demo).
 * @returns the account's id
 */
export async function createUser(
  deps: Pick<AccountsDeps, "db" | "facts" | "keys" | "now" | "newId"> & { passwords: Passwords },
  user: NewUser,
): Promise<string> {
  const { db, keys, passwords, now, newId } = deps;
  const id = newId();
  const passwordHash = await passwords.hash(user.password);
  const key = await keys.create(`person:${id}`);
  const index = emailIndex(keys, user.email);
  try {
    await db.transaction(async (tx) => {
      if (await findOwnerOfEmail(tx, index)) throw addressTaken();
      await removeSignUp(tx, index);
      if (user.isOperator) await removeOperatorLinks(tx);
      await createAccount(deps, tx, key, {
        id,
        email: user.email,
        firstName: user.firstName,
        lastName: user.lastName,
        passwordHash,
        language: user.language,
        termsVersion: user.termsVersion ?? "",
        termsAcceptedAt: now(),
        isOperator: user.isOperator ?? false,
      });
      if (user.companyId !== undefined) await changeAccount(tx, id, { companyId: user.companyId });
    });
  } catch (cause) {
    await keys.destroy(`person:${id}`);
    throw cause;
  }
  return id;
}
