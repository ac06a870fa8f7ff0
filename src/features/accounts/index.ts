import type { Host, Platform } from "../../platform/platform.ts";
import { broadcastAccounts } from "./accounts.broadcast.ts";
import type { AccountsDoors } from "./accounts.deps.ts";
import { routeAccounts } from "./accounts.routes.ts";
import type { Accounts } from "./create-accounts.ts";
import { mountProfiles } from "./mount-profiles.ts";
import type { ProfilesDoors } from "./profiles.deps.ts";
import { routeSecurity } from "./security.routes.ts";

export type { SignInOrigin, Standing } from "./accounts.deps.ts";
export { type Accounts, createAccounts, type NewUser } from "./create-accounts.ts";
export { drawAvatar, readPicture } from "./draw-avatar.ts";
export { normaliseEmail } from "./email-address.ts";
export type { MemberAccount } from "./memberships.ts";
export type { NamedAccount, PeopleReader } from "./people.ts";
export type { RestrictablePerson } from "./restrictions.ts";

type Doors = AccountsDoors & ProfilesDoors & { readonly accounts: Accounts };

/** Sign-up, sign-in, sessions, one's own account and profile. */
export function mountAccounts(platform: Platform, host: Host, doors: Doors): void {
  const { authenticator, aside } = doors.accounts;
  const deps = { ...platform, ...doors.accounts, ...doors };
  routeAccounts(host, deps);
  routeSecurity(host, deps);
  mountProfiles(host, deps);
  broadcastAccounts(host, platform.facts);
  host.onStop(() => aside.settled());
  host.onStop(() => authenticator.flush());
}
