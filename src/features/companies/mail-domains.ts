import type { DataKey } from "../../platform/crypto/keys.ts";
import { open, seal } from "../../platform/crypto/seal.ts";
import { DnsUnavailable } from "../../platform/dns/resolver.ts";
import type { DomainJoining, MailDomain } from "../../protocol/companies.ts";
import type { Administering } from "./change-member.ts";
import type { CompaniesDeps } from "./companies.deps.ts";
import {
  dnsUnavailable,
  domainInvalid,
  domainNotFound,
  domainPublic,
  domainTaken,
  domainUnproved,
  tooMany,
} from "./companies.errors.ts";
import { companyKey } from "./company-record.ts";
import { domainIndex } from "./domain-offer.ts";
import {
  changeDomain,
  countDomains,
  type DomainRow,
  domainsOf,
  findClaim,
  findDomain,
  findProved,
  insertDomain,
  removeDomain,
} from "./domains.store.ts";
import { isPublicDomain, normaliseDomain } from "./mail-domain-name.ts";

const mostDomains = 20;
type Deps = Pick<CompaniesDeps, "db" | "keys" | "audit" | "facts" | "dns" | "now" | "newId">;

const place = (id: string) => ({ table: "company_domains", column: "domain", row: id });
export const openDomain = (key: DataKey, row: DomainRow): string => open(key, place(row.id), row.domain);

/** Where the proof is looked for, and what it says. */
const recordNameOf = (domain: string) => `_iris.${domain}`;
const recordValueOf = ({ proof }: Pick<DomainRow, "proof">) => `iris-domain-verification=${proof}`;

/** @throws DnsUnavailable */
export const isProofThere = async ({ dns }: Pick<Deps, "dns">, domain: string, row: DomainRow): Promise<boolean> =>
  (await dns.txt(recordNameOf(domain))).some((text) => text.trim() === recordValueOf(row));

function present(key: DataKey, row: DomainRow): MailDomain {
  const { id, verifiedAt, checkedAt, missingSince, joining } = row;
  const domain = openDomain(key, row);
  const record = { recordName: recordNameOf(domain), recordValue: recordValueOf(row) };
  return { id, domain, ...record, verifiedAt, checkedAt, missingSince, joining };
}

async function presented({ db, keys }: Deps, companyId: string, id: string): Promise<MailDomain> {
  const row = await findDomain(db.reader, companyId, id);
  if (!row) throw domainNotFound();
  return present(await companyKey(keys, companyId), row);
}

export async function listMailDomains(
  { db, keys }: Pick<Deps, "db" | "keys">,
  companyId: string,
): Promise<MailDomain[]> {
  const key = await companyKey(keys, companyId);
  return (await domainsOf(db.reader, companyId)).map((row) => present(key, row));
}

/** Claims a domain. Several companies may; nobody learns here whose it is. */
export async function addMailDomain(
  deps: Deps,
  { companyId, actorId }: Administering,
  text: string,
): Promise<MailDomain> {
  const { db, keys, audit, facts, now, newId } = deps;
  const domain = normaliseDomain(text);
  if (domain === null) throw domainInvalid();
  if (isPublicDomain(domain)) throw domainPublic();
  const key = await companyKey(keys, companyId);
  const index = domainIndex(keys, domain);
  const id = newId();
  const domainId = await db.transaction(async (tx) => {
    const known = await findClaim(tx, companyId, index);
    if (known) return known.id;
    if ((await countDomains(tx, companyId)) >= mostDomains) throw tooMany();
    const row = { id, companyId, domain: seal(key, place(id), domain), domainIndex: index, proof: newId() };
    await insertDomain(tx, { ...row, createdAt: now() });
    await audit.record(tx, {
      ...{ act: "companies.domain_claimed", actorId, companyId, subjectId: id },
      detail: { domain },
    });
    await facts.record(tx, "company.roster_changed", { companyId }, { scope: `company:${companyId}` });
    return id;
  });
  return presented(deps, companyId, domainId);
}

/** Looks for the record; once it is there, the domain is this company's alone. */
export async function checkMailDomain(
  deps: Deps,
  { companyId, actorId }: Administering,
  domainId: string,
): Promise<MailDomain> {
  const { db, keys, audit, facts, now } = deps;
  const row = await findDomain(db.reader, companyId, domainId);
  if (!row) throw domainNotFound();
  const domain = openDomain(await companyKey(keys, companyId), row);
  const isThere = await isProofThere(deps, domain, row).catch((cause: unknown) => {
    if (cause instanceof DnsUnavailable) throw dnsUnavailable();
    throw cause;
  });
  await db.transaction(async (tx) => {
    const current = await findDomain(tx, companyId, domainId);
    if (!current) throw domainNotFound();
    const checkedAt = now();
    // A proved one is given up only after its record was missing for a week; a look between says nothing new.
    if (!isThere) return void (await changeDomain(tx, domainId, { checkedAt }));
    const owner = await findProved(tx, current.domainIndex);
    if (owner && owner.companyId !== companyId) throw domainTaken();
    const proved = { provedIndex: current.domainIndex, verifiedAt: current.verifiedAt ?? checkedAt };
    await changeDomain(tx, domainId, { ...proved, checkedAt, missingSince: null });
    if (current.verifiedAt !== null) return;
    await audit.record(tx, {
      ...{ act: "companies.domain_verified", actorId, companyId, subjectId: domainId },
      detail: { domain },
    });
    await facts.record(tx, "company.roster_changed", { companyId }, { scope: `company:${companyId}` });
  });
  if (!isThere) throw domainUnproved();
  return presented(deps, companyId, domainId);
}

export async function updateMailDomain(
  deps: Deps,
  { companyId, actorId }: Administering,
  domainId: string,
  joining: DomainJoining,
): Promise<MailDomain> {
  const key = await companyKey(deps.keys, companyId);
  await deps.db.transaction(async (tx) => {
    const row = await findDomain(tx, companyId, domainId);
    if (!row) throw domainNotFound();
    if (row.verifiedAt === null) throw domainUnproved();
    if (row.joining === joining) return;
    await changeDomain(tx, domainId, { joining });
    const detail = { domain: openDomain(key, row), before: row.joining, after: joining };
    await deps.audit.record(tx, {
      ...{ act: "companies.domain_joining_changed", actorId, companyId, subjectId: domainId },
      detail,
    });
    await deps.facts.record(tx, "company.roster_changed", { companyId }, { scope: `company:${companyId}` });
  });
  return presented(deps, companyId, domainId);
}

export async function removeMailDomain(
  { db, keys, audit, facts }: Deps,
  { companyId, actorId }: Administering,
  domainId: string,
): Promise<void> {
  const key = await companyKey(keys, companyId);
  await db.transaction(async (tx) => {
    const row = await findDomain(tx, companyId, domainId);
    if (!row) throw domainNotFound();
    await removeDomain(tx, companyId, domainId);
    await audit.record(tx, {
      ...{ act: "companies.domain_removed", actorId, companyId, subjectId: domainId },
      detail: { domain: openDomain(key, row), wasVerified: row.verifiedAt !== null },
    });
    await facts.record(tx, "company.roster_changed", { companyId }, { scope: `company:${companyId}` });
  });
}
