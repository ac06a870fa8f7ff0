import type { RequestContext } from "../../platform/platform.ts";
import type { Db, Tx } from "../../platform/storage/database.ts";
import type { Language } from "../../protocol/failures/index.ts";
import type { SecondFactorNeeded } from "../../protocol/sign-in.ts";
import type { AccountsDeps, SignInOrigin } from "./accounts.deps.ts";
import { closedBecause } from "./accounts.errors.ts";
import { type AccountRow, findAccount, findByEmailIndex } from "./accounts.store.ts";
import { askSecondFactor } from "./ask-second-factor.ts";
import { createAccount } from "./create-account.ts";
import { emailIndex } from "./email-address.ts";
import { findOwnerOfEmail } from "./further-emails.store.ts";
import { type OpenSessionDeps, openSession } from "./open-session.ts";
import { personKey } from "./personal-fields.ts";
import { noteProof, removeSessionsBegunBy, wayOfSession } from "./sessions.store.ts";
import { admit } from "./sign-in-context.ts";
import { removeSignUp } from "./sign-ups.store.ts";

/** An account as somebody who lets people in by other means than a password must know it. */
export interface KnownAccount {
  readonly id: string;
  readonly companyId: string | null;
  readonly isOperator: boolean;
  /** Deactivated, restricted or gone. */
  readonly isClosed: boolean;
  readonly hasPassword: boolean;
}

/** Of whom an identity provider vouches for the address. */
export interface VouchedPerson {
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly language: Language;
}

const known = (row: AccountRow | undefined): KnownAccount | undefined =>
  row && {
    id: row.id,
    companyId: row.companyId,
    isOperator: row.isOperator,
    isClosed: row.deletedAt !== null || closedBecause(row) !== undefined,
    hasPassword: row.passwordHash !== null,
  };

/** How somebody comes in from their company's provider. */
export interface ProviderEntry {
  readonly origin: SignInOrigin;
  /** When they proved who they are there; long ago: dangerous acts ask again. */
  readonly provedAt: number;
  /** The company relies on the provider for a second factor. */
  readonly hadSecondFactor: boolean;
}

/** For single sign-on: it decides who somebody is, accounts open the session. */
export function createSignOnDoor(deps: OpenSessionDeps & Pick<AccountsDeps, "db" | "facts" | "authenticator">) {
  const { db, keys, now, newId } = deps;
  return {
    find: async (reader: Db, accountId: string) => known(await findAccount(reader, accountId)),
    findByEmail: async (reader: Db, email: string) => known(await findByEmailIndex(reader, emailIndex(keys, email))),

    /**
     * An account without a password; the terms are asked of the person at their first entry.
     * @param also runs in the same transaction, after the account is there
     * @returns its id, or undefined when the address has an account already
     */
    async create(
      person: VouchedPerson,
      also: (tx: Tx, accountId: string) => Promise<void>,
    ): Promise<string | undefined> {
      const id = newId();
      const key = await keys.create(`person:${id}`);
      const index = emailIndex(keys, person.email);
      const isMade = await db.transaction(async (tx) => {
        if (await findOwnerOfEmail(tx, index)) return false;
        await removeSignUp(tx, index);
        const terms = { termsVersion: "", termsAcceptedAt: 0 };
        await createAccount(deps, tx, key, { ...person, ...terms, id, passwordHash: null, isOperator: false });
        await also(tx, id);
        return true;
      });
      if (!isMade) await keys.destroy(`person:${id}`);
      return isMade ? id : undefined;
    },

    /** Where the provider's word is not enough. @returns undefined when the account has no second factor */
    askSecondFactor: (accountId: string): Promise<SecondFactorNeeded | undefined> =>
      db.transaction((tx) => askSecondFactor(deps, tx, accountId, "provider")),

    /** @returns the token for the cookie */
    async openSession(accountId: string, { origin, provedAt, hadSecondFactor }: ProviderEntry): Promise<string> {
      const key = await personKey(keys, accountId);
      const session = {
        accountId,
        origin,
        provedAt,
        way: "provider",
        providerHadSecondFactor: hadSecondFactor,
      } as const;
      return (await db.transaction((tx) => openSession(deps, tx, key, session))).sessionToken;
    },

    isFromProvider: async (sessionId: string): Promise<boolean> =>
      (await wayOfSession(db.reader, sessionId)) === "provider",

    /** Those that began at the provider; `settle` follows after the commit. */
    async endSessions(tx: Tx, accountId: string): Promise<void> {
      for (const sessionId of await removeSessionsBegunBy(tx, accountId, "provider"))
        await deps.facts.record(tx, "session.ended", { accountId, sessionId }, { scope: `account:${accountId}` });
    },
    settle: (accountId: string): void => deps.authenticator.forgetAccount(accountId),

    /** Hands the browser its session. */
    admit: (context: Pick<RequestContext, "setHeader">, sessionToken: string): void =>
      admit(context, { sessionToken, deviceToken: null }),

    /** The session's person has proved just now who they are. */
    async prove(sessionId: string): Promise<void> {
      await db.transaction(async (tx) => void (await noteProof(tx, sessionId, now())));
      deps.authenticator.forgetSession(sessionId);
    },
  };
}
