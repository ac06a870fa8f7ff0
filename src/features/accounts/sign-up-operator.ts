import type { AccountsDeps } from "./accounts.deps.ts";
import { addressTaken, operatorLinkInvalid } from "./accounts.errors.ts";
import { hasOperator, operatorLinkIs, removeOperatorLinks } from "./accounts.store.ts";
import { createAccount } from "./create-account.ts";
import { emailIndex } from "./email-address.ts";
import { findOwnerOfEmail } from "./further-emails.store.ts";
import { hashToken } from "./secrets.ts";
import { assertAcceptable, type SignUpInput } from "./sign-up.ts";
import { removeSignUp } from "./sign-ups.store.ts";

/**
 * Makes the first operator's account, at once and without mail: whoever has the link reads this machine's console, and before
 * there is an operator nobody could read a mail that waits in the outbox.
 */
export async function signUpOperator(
  deps: Pick<AccountsDeps, "db" | "keys" | "facts" | "config" | "passwords" | "now" | "newId">,
  { operatorToken, ...input }: SignUpInput & { operatorToken: string },
): Promise<void> {
  const { db, keys, passwords, now, newId } = deps;
  const tokenHash = hashToken(operatorToken);
  // Asked before the password is hashed: a guessed link must cost nothing.
  if (!(await operatorLinkIs(db.reader, tokenHash))) throw operatorLinkInvalid();
  assertAcceptable(deps, input);

  const id = newId();
  const passwordHash = await passwords.hash(input.password);
  const key = await keys.create(`person:${id}`);
  const index = emailIndex(keys, input.email);
  try {
    await db.transaction(async (tx) => {
      if (!(await operatorLinkIs(tx, tokenHash)) || (await hasOperator(tx))) throw operatorLinkInvalid();
      // Said openly here: the link's holder may know which accounts exist.
      if (await findOwnerOfEmail(tx, index)) throw addressTaken();
      await removeOperatorLinks(tx);
      await removeSignUp(tx, index);
      await createAccount(deps, tx, key, {
        id,
        email: input.email,
        firstName: input.firstName,
        lastName: input.lastName,
        passwordHash,
        language: input.language,
        termsVersion: input.acceptedTerms,
        termsAcceptedAt: now(),
        isOperator: true,
      });
    });
  } catch (cause) {
    await keys.destroy(`person:${id}`);
    throw cause;
  }
}
