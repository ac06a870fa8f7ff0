import type { Host, Platform } from "../../platform/platform.ts";
import { broadcastAccounts } from "./accounts.broadcast.ts";
import type { AccountsDoors } from "./accounts.deps.ts";
import { routeAccounts } from "./accounts.routes.ts";
import type { Accounts } from "./create-accounts.ts";

export { type Accounts, createAccounts } from "./create-accounts.ts";
export type { NewUser } from "./create-user.ts";
export type { NamedAccount, PeopleReader } from "./people.ts";

/** Sign-up, sign-in, sessions, one's own account. */
export function mountAccounts(platform: Platform, host: Host, doors: AccountsDoors & { accounts: Accounts }): void {
  const { authenticator, passwords, mailboxLimit } = doors.accounts;
  routeAccounts(host, { ...platform, ...doors, authenticator, passwords, mailboxLimit });
  broadcastAccounts(host, platform.facts);
  host.onStop(() => authenticator.flush());
}
