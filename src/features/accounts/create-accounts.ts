import { readSessionToken } from "../../platform/http/session-cookie.ts";
import { createAside } from "../../platform/jobs/aside.ts";
import type { Caller, Platform } from "../../platform/platform.ts";
import type { Tx } from "../../platform/storage/database.ts";
import { callerOfToken, readBearerToken } from "./access-tokens/token-caller.ts";
import type { AccountsDeps, CompanyRules } from "./accounts.deps.ts";
import { type Assignment, assignCompany } from "./assign-company.ts";
import { createAuthenticator } from "./authenticate.ts";
import { createUser, type NewUser } from "./create-user.ts";
import { eraseAccount } from "./erase-account.ts";
import { resetSecondFactor } from "./factors/reset-second-factor.ts";
import { firstOperatorLink } from "./first-operator.ts";
import { guessLimit } from "./guesses/guess-limit.ts";
import { mailboxLimit } from "./mailbox-limit.ts";
import { createMemberships } from "./memberships.ts";
import { type InvitedPerson, openInvitedAccount } from "./open-invited-account.ts";
import { createPasswords } from "./passwords.ts";
import { peopleReader } from "./people.ts";
import { resetPassword } from "./reset-password.ts";
import { createRestrictions } from "./restrictions.ts";
import { createSignOnDoor } from "./sign-on-door.ts";
import { countWaysIn } from "./ways-in.store.ts";

export type { NewUser } from "./create-user.ts";

/** What the rest of the program, the command line and the demo ask of accounts; needs no server. */
export function createAccounts(platform: Platform, lent: CompanyRules & Pick<AccountsDeps, "mail">) {
  const { now } = platform;
  const authenticator = createAuthenticator({ ...platform, ...lent });
  const limits = { mailboxLimit: mailboxLimit(now), guessLimit: guessLimit(platform) };
  const aside = createAside(platform.log);
  const deps = { ...platform, ...lent, ...limits, authenticator, passwords: createPasswords() };
  return {
    authenticator,
    passwords: deps.passwords,
    ...limits,
    ...lent,
    aside,
    /** Whom a request comes from; null without a valid session cookie or access token. Costs microseconds once known. */
    async authenticate(request: Request): Promise<Caller | null> {
      const token = readSessionToken(request);
      if (token !== null) return authenticator.callerOf(token);
      const bearer = readBearerToken(request);
      return bearer === null ? null : callerOfToken({ ...deps, aside }, bearer);
    },
    people: peopleReader(platform),
    memberships: createMemberships(platform, authenticator),
    restrictions: createRestrictions(platform, authenticator),
    openInvitedAccount: (person: InvitedPerson, also: (tx: Tx, accountId: string) => Promise<void>) =>
      openInvitedAccount(deps, person, also),
    signOn: createSignOnDoor(deps),
    firstOperatorLink: () => firstOperatorLink(deps),
    createUser: (user: NewUser) => createUser(deps, user),
    /** Whether the actor may is theirs to check. @param actorId null: a command on the machine */
    resetSecondFactor: (accountId: string, actorId: string | null) => resetSecondFactor(deps, accountId, actorId),
    /** How many sessions, passkeys and access tokens somebody has. */
    countWaysIn: (accountId: string) => countWaysIn(platform.db.reader, accountId),
    /** Leaves nothing of somebody but their id. @param destroyBlob takes a picture's key and bytes away */
    eraseAccount: (accountId: string, destroyBlob: (id: string) => Promise<void>) =>
      eraseAccount(deps, accountId, destroyBlob),
    resetPassword: (email: string, newPassword: string) => resetPassword(deps, email, newPassword),
    assignCompany: (accountId: string, assignment: Assignment) => assignCompany(deps, accountId, assignment),
  };
}
export type Accounts = ReturnType<typeof createAccounts>;
