import { readSessionToken } from "../../platform/http/session-cookie.ts";
import type { Caller, Platform } from "../../platform/platform.ts";
import { type Assignment, assignCompany } from "./assign-company.ts";
import { createAuthenticator } from "./authenticate.ts";
import { createUser, type NewUser } from "./create-user.ts";
import { firstOperatorLink } from "./first-operator.ts";
import { mailboxLimit } from "./mailbox-limit.ts";
import { createPasswords } from "./passwords.ts";
import { peopleReader } from "./people.ts";
import { resetPassword } from "./reset-password.ts";

/** What the rest of the program, the command line and the demo ask of accounts; needs no server. */
export function createAccounts(platform: Platform) {
  const authenticator = createAuthenticator(platform);
  const deps = { ...platform, authenticator, passwords: createPasswords(), mailboxLimit: mailboxLimit(platform.now) };
  return {
    authenticator,
    passwords: deps.passwords,
    mailboxLimit: deps.mailboxLimit,
    /** Whom a request comes from; null without a valid session cookie. Costs microseconds once known. */
    async authenticate(request: Request): Promise<Caller | null> {
      const token = readSessionToken(request);
      return token === null ? null : authenticator.callerOf(token);
    },
    people: peopleReader(platform),
    firstOperatorLink: () => firstOperatorLink(deps),
    createUser: (user: NewUser) => createUser(deps, user),
    resetPassword: (email: string, newPassword: string) => resetPassword(deps, email, newPassword),
    assignCompany: (accountId: string, assignment: Assignment) => assignCompany(deps, accountId, assignment),
  };
}
export type Accounts = ReturnType<typeof createAccounts>;
