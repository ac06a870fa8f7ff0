import { hashToken } from "../../platform/crypto/tokens.ts";
import { Failure } from "../../platform/http/failure.ts";
import type { Db } from "../../platform/storage/database.ts";
import type { signUpInvited as signUpEndpoint } from "../../protocol/companies.ts";
import type { InputOf } from "../../protocol/endpoint.ts";
import type { CompaniesDeps } from "./companies.deps.ts";
import { invitationInvalid, invitationOtherAddress, signInFirst } from "./companies.errors.ts";
import { findCompany } from "./companies.store.ts";
import type { Invitee } from "./companies.tables.ts";
import { companyKey } from "./company-record.ts";
import { findInvitationByToken, type InvitationRow } from "./invitations.store.ts";
import { invitedIndex, openInvitee } from "./invite-person.ts";
import { joined, joinInto, type Outcome } from "./join-company.ts";

type Deps = Pick<CompaniesDeps, "db" | "keys" | "facts" | "audit" | "accounts" | "names" | "roster" | "now">;

/** The invitation a link stands for, while it works. */
async function openInvitation({ now }: Pick<Deps, "now">, db: Db, token: string): Promise<InvitationRow> {
  const row = await findInvitationByToken(db, hashToken(token));
  if (!row || row.expiresAt <= now()) throw invitationInvalid();
  const company = await findCompany(db, row.companyId);
  if (company?.terminatedAt !== null) throw invitationInvalid();
  return row;
}

/** What the holder of the link is told. They read the mailbox, so they may know whether it has an account. */
export async function readInvitation(
  deps: Deps,
  token: string,
): Promise<Invitee & { companyName: string; hasAccount: boolean }> {
  const row = await openInvitation(deps, deps.db.reader, token);
  const invitee = openInvitee(await companyKey(deps.keys, row.companyId), row);
  const companyName = (await deps.names.of([row.companyId])).get(row.companyId) ?? "";
  const hasAccount = (await deps.accounts.people.idByEmail(invitee.email)) !== undefined;
  return { ...invitee, companyName, hasAccount };
}

/** Joins with the account one is signed in with. Forwarded mails let nobody in: the address must be the account's. */
export async function acceptInvitation(deps: Deps, accountId: string, token: string): Promise<Outcome> {
  const [account] = await deps.accounts.memberships.accounts([accountId]);
  await deps.db.transaction(async (tx) => {
    const { companyId, role, emailIndex } = await openInvitation(deps, tx, token);
    if (account === undefined || invitedIndex(deps.keys, account.email) !== emailIndex) throw invitationOtherAddress();
    await joinInto(deps, tx, { accountId, companyId, role, by: "invitation", actorId: accountId, emailIndex });
  });
  await joined(deps, accountId);
  return "joined";
}

/**
 * Opens the account of somebody who has none, and joins with it, at once: the link has proved the address.
 * @returns the address to sign in with
 */
export async function signUpInvited(
  deps: Deps,
  { token, ...person }: InputOf<typeof signUpEndpoint>["body"],
): Promise<string> {
  const row = await openInvitation(deps, deps.db.reader, token);
  const { email } = openInvitee(await companyKey(deps.keys, row.companyId), row);
  try {
    const accountId = await deps.accounts.openInvitedAccount({ ...person, email }, async (tx, id) => {
      // Withdrawn or used while the password was hashed: then there is no account either.
      const { companyId, role, emailIndex } = await openInvitation(deps, tx, token);
      await joinInto(deps, tx, { accountId: id, companyId, role, by: "invitation", actorId: id, emailIndex });
    });
    await joined(deps, accountId);
  } catch (cause) {
    if (cause instanceof Failure && cause.code === "accounts.address_taken") throw signInFirst();
    throw cause;
  }
  return email;
}
