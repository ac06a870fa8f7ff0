import type { SecurityChange } from "../../platform/mail/templates/security-change.ts";
import type { Tx } from "../../platform/storage/database.ts";
import type { AccountsDeps } from "./accounts.deps.ts";
import type { AccountRow } from "./accounts.store.ts";
import { openPersonalFields } from "./personal-fields.ts";

interface Change {
  readonly change: SecurityChange;
  /** null: a command on the machine. */
  readonly actorId: string | null;
  readonly detail?: Readonly<Record<string, string | number>>;
}

/** What protects the account has changed: noted in the audit log, mailed to its person, told to their devices. */
export async function tellOfChange(
  { audit, mail, keys, config, facts }: Pick<AccountsDeps, "audit" | "mail" | "keys" | "config" | "facts">,
  tx: Tx,
  account: AccountRow,
  { change, actorId, detail }: Change,
): Promise<void> {
  const { id, companyId, language } = account;
  const { email, firstName } = await openPersonalFields(keys, account);
  const url = `${new URL(config.server.public_url).origin}/settings/security`;
  await audit.record(tx, {
    ...{ act: `accounts.${change}`, actorId, companyId, subjectId: id },
    ...(detail && { detail }),
  });
  const data = { instanceName: config.instance.name, firstName, change, url };
  await mail.send(tx, { to: email, language, template: "securityChange", data });
  await facts.record(tx, "account.changed", { accountId: id }, { scope: `account:${id}` });
}
