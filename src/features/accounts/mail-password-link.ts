import type { Tx } from "../../platform/storage/database.ts";
import type { AccountsDeps } from "./accounts.deps.ts";
import { closedBecause } from "./accounts.errors.ts";
import { type AccountRow, findByEmailIndex } from "./accounts.store.ts";
import { emailIndex } from "./email-address.ts";
import { insertPasswordReset } from "./password-resets.store.ts";
import { openPersonalFields } from "./personal-fields.ts";
import { hashToken, newToken } from "./secrets.ts";

const validMinutes = 30;

/** @returns the token with which a new password may be chosen, once */
export async function newPasswordReset({ now }: Pick<AccountsDeps, "now">, tx: Tx, accountId: string): Promise<string> {
  const token = newToken();
  const expiresAt = now() + validMinutes * 60_000;
  await insertPasswordReset(tx, { tokenHash: hashToken(token), accountId, expiresAt }, now());
  return token;
}

/**
 * Asks for a link for a new password. The answer is given before anything is looked up, so that neither it nor its time tells
 * whether the address is known; what is lost with the process is asked for again.
 */
export function requestPasswordReset(
  deps: Pick<AccountsDeps, "config" | "db" | "keys" | "mail" | "mailboxLimit" | "now" | "aside">,
  { email }: { email: string },
): void {
  const index = emailIndex(deps.keys, email);
  deps.mailboxLimit.spend("mail", index);
  deps.aside.run("mail a link for a new password", async () => {
    await deps.db.transaction(async (tx) => {
      const account = await findByEmailIndex(tx, index);
      if (account && !closedBecause(account)) await mailLink(deps, tx, account);
    });
  });
}

async function mailLink(
  deps: Pick<AccountsDeps, "config" | "keys" | "mail" | "now">,
  tx: Tx,
  account: AccountRow,
): Promise<void> {
  const { email, firstName } = await openPersonalFields(deps.keys, account);
  const token = await newPasswordReset(deps, tx, account.id);
  // Behind the `#`: browsers send that part to no server, so it is in nobody's log.
  const url = `${new URL(deps.config.server.public_url).origin}/reset#${token}`;
  const data = { instanceName: deps.config.instance.name, firstName, url, validMinutes };
  await deps.mail.send(tx, { to: email, language: account.language, template: "passwordReset", data });
}
