import type { DataKey } from "../../platform/crypto/keys.ts";
import { openJson, sealJson } from "../../platform/crypto/seal.ts";
import { hashToken, newToken } from "../../platform/crypto/tokens.ts";
import type { Tx } from "../../platform/storage/database.ts";
import type { Invitation, invitePerson as inviteEndpoint } from "../../protocol/companies.ts";
import type { InputOf } from "../../protocol/endpoint.ts";
import { normaliseEmail } from "../accounts/index.ts";
import type { Administering } from "./change-member.ts";
import type { CompaniesDeps } from "./companies.deps.ts";
import { alreadyMember, fourEyesInvitation, invitationNotFound, tooMany } from "./companies.errors.ts";
import type { Invitee } from "./companies.tables.ts";
import { companyKey } from "./company-record.ts";
import { hasFourEyes } from "./four-eyes/guard.ts";
import {
  changeInvitation,
  countInvitations,
  findInvitation,
  findInvitationByAddress,
  type InvitationRow,
  insertInvitation,
} from "./invitations.store.ts";

/** How long a mailed link works. */
const validDays = 14;
const dayMs = 24 * 3_600_000;
/** Open at the same time, for one company. */
export const mostInvitations = 10_000;

export type InvitedPerson = InputOf<typeof inviteEndpoint>["body"];
type Deps = Pick<
  CompaniesDeps,
  "db" | "keys" | "config" | "facts" | "audit" | "mail" | "names" | "accounts" | "now" | "newId"
>;

const place = (id: string) => ({ table: "company_invitations", column: "invitee", row: id });

/** Blind index of an invited address. */
export const invitedIndex = (keys: Pick<CompaniesDeps["keys"], "blindIndex">, email: string): string =>
  keys.blindIndex("company_invitations.email", normaliseEmail(email));

export const openInvitee = (key: DataKey, row: InvitationRow): Invitee => openJson(key, place(row.id), row.invitee);

export const presentInvitation = (key: DataKey, row: InvitationRow): Invitation => ({
  ...openInvitee(key, row),
  id: row.id,
  role: row.role,
  language: row.language,
  sentAt: row.sentAt,
  expiresAt: row.expiresAt,
});

/** Mails a link, and keeps its hash. @param row of an invitation that was mailed before */
export async function inviteInto(
  deps: Deps,
  tx: Tx,
  key: DataKey,
  { companyId, actorId }: Administering,
  { email, role, language, ...names }: InvitedPerson,
  before?: InvitationRow,
): Promise<InvitationRow> {
  const { keys, mail, config, now, newId } = deps;
  const token = newToken();
  const id = before?.id ?? newId();
  const row: InvitationRow = {
    ...{ id, companyId, role, language, invitedById: actorId },
    emailIndex: invitedIndex(keys, email),
    invitee: sealJson(key, place(id), { email: email.trim(), ...names }),
    ...{ sentAt: now(), expiresAt: now() + validDays * dayMs, tokenHash: hashToken(token) },
  };
  if (before) await changeInvitation(tx, id, row);
  else await insertInvitation(tx, row);
  const companyName = (await deps.names.of([companyId])).get(companyId) ?? "";
  // Behind the `#`: browsers send that part to no server, so it is in nobody's log.
  const url = `${new URL(config.server.public_url).origin}/company-invitation#${token}`;
  const data = { instanceName: config.instance.name, companyName, url, validDays };
  await mail.send(tx, { to: email.trim(), language, template: "companyInvitation", data });
  return row;
}

/** An address that was invited before gets a new link; the one mailed before stops working. */
export async function invitePerson(deps: Deps, by: Administering, person: InvitedPerson): Promise<Invitation> {
  const { companyId, actorId } = by;
  const key = await companyKey(deps.keys, companyId);
  const emailIndex = invitedIndex(deps.keys, person.email);
  if (person.role === "administrator" && (await hasFourEyes(deps.db.reader, companyId))) throw fourEyesInvitation();
  deps.accounts.mailboxLimit.spend("mail", emailIndex);
  const accountId = await deps.accounts.people.idByEmail(person.email);
  const row = await deps.db.transaction(async (tx) => {
    const membership = accountId === undefined ? undefined : await deps.accounts.memberships.of(tx, accountId);
    if (membership?.companyId === companyId) throw alreadyMember();
    const before = await findInvitationByAddress(tx, companyId, emailIndex);
    if (!before && (await countInvitations(tx, companyId)) >= mostInvitations) throw tooMany();
    const made = await inviteInto(deps, tx, key, by, person, before);
    const detail = { email: person.email, role: person.role };
    await deps.audit.record(tx, { act: "companies.member_invited", actorId, companyId, subjectId: made.id, detail });
    await deps.facts.record(tx, "company.roster_changed", { companyId }, { scope: `company:${companyId}` });
    return made;
  });
  return presentInvitation(key, row);
}

export async function resendInvitation(deps: Deps, by: Administering, invitationId: string): Promise<Invitation> {
  const { companyId, actorId } = by;
  const key = await companyKey(deps.keys, companyId);
  const known = await findInvitation(deps.db.reader, companyId, invitationId);
  if (!known) throw invitationNotFound();
  deps.accounts.mailboxLimit.spend("mail", known.emailIndex);
  const row = await deps.db.transaction(async (tx) => {
    const before = await findInvitation(tx, companyId, invitationId);
    if (!before) throw invitationNotFound();
    const person = { ...openInvitee(key, before), role: before.role, language: before.language };
    const made = await inviteInto(deps, tx, key, by, person, before);
    const detail = { email: person.email };
    await deps.audit.record(tx, { act: "companies.invitation_resent", actorId, companyId, subjectId: made.id, detail });
    await deps.facts.record(tx, "company.roster_changed", { companyId }, { scope: `company:${companyId}` });
    return made;
  });
  return presentInvitation(key, row);
}
