import type { DataKey } from "../../platform/crypto/keys.ts";
import { open, openJson, seal, sealJson } from "../../platform/crypto/seal.ts";
import type { Tx } from "../../platform/storage/database.ts";
import type { AgreementDocument, CompanyData } from "../../protocol/companies.ts";
import type { Language } from "../../protocol/failures/index.ts";
import type { MemberAccount } from "../accounts/index.ts";
import { fillAgreement } from "./agreement/fill-agreement.ts";
import type { Administering } from "./change-member.ts";
import type { CompaniesDeps } from "./companies.deps.ts";
import { agreementOutdated, companyNotFound, dataMissing } from "./companies.errors.ts";
import { type AgreementRow, changeCompany, findCompany, insertAgreement, newestAgreement } from "./companies.store.ts";
import { companyKey, openData } from "./company-record.ts";

const place = (id: string, column: "accepted_by_name" | "document") => ({
  table: "company_agreements",
  column,
  row: id,
});

interface Acceptance {
  readonly companyId: string;
  readonly data: CompanyData;
  readonly administrator: Pick<MemberAccount, "id" | "firstName" | "lastName">;
  readonly language: Language;
}

/** Keeps the agreement in force word for word as this administrator accepts it. */
export async function acceptInto(
  { audit, config, now, newId }: Pick<CompaniesDeps, "audit" | "config" | "now" | "newId">,
  tx: Tx,
  key: DataKey,
  { companyId, data, administrator, language }: Acceptance,
): Promise<void> {
  const id = newId();
  const acceptedAt = now();
  const document = fillAgreement(config, data, language);
  const { version } = document;
  const name = `${administrator.firstName} ${administrator.lastName}`;
  await insertAgreement(tx, {
    ...{ id, companyId, version, language, acceptedAt, acceptedById: administrator.id },
    acceptedByName: seal(key, place(id, "accepted_by_name"), name),
    document: sealJson(key, place(id, "document"), document),
  });
  await changeCompany(tx, companyId, { agreementVersion: version, agreementAcceptedAt: acceptedAt });
  await audit.record(tx, {
    ...{ act: "companies.agreement_accepted", actorId: administrator.id, companyId, subjectId: companyId },
    detail: { version, language },
  });
}

/** A new version for a company that has accepted an earlier one. */
export async function acceptAgreement(
  deps: Pick<CompaniesDeps, "db" | "keys" | "facts" | "audit" | "config" | "accounts" | "now" | "newId">,
  { companyId, actorId }: Administering,
  { version, language }: { version: string; language: Language },
): Promise<void> {
  if (version !== deps.config.operator.agreement_version) throw agreementOutdated();
  const [administrator] = await deps.accounts.memberships.accounts([actorId]);
  if (!administrator) throw companyNotFound();
  const key = await companyKey(deps.keys, companyId);
  await deps.db.transaction(async (tx) => {
    const company = await findCompany(tx, companyId);
    if (!company) throw companyNotFound();
    // Two administrators who are asked at once: the first has accepted for both.
    if (company.agreementVersion === version) return;
    const data = openData(key, company);
    if (!data) throw dataMissing();
    await acceptInto(deps, tx, key, { companyId, data, administrator, language });
    await deps.facts.record(tx, "company.changed", { companyId }, { scope: `company:${companyId}` });
  });
}

export interface AcceptedAgreement {
  readonly document: AgreementDocument;
  readonly acceptedAt: number;
  readonly acceptedBy: string;
}

/** What the company accepted last, as it read then. */
export async function acceptedAgreement(
  { db, keys }: Pick<CompaniesDeps, "db" | "keys">,
  companyId: string,
): Promise<AcceptedAgreement | undefined> {
  const row = await newestAgreement(db.reader, companyId);
  return row && openAgreement(await companyKey(keys, companyId), row);
}

const openAgreement = (key: DataKey, row: AgreementRow): AcceptedAgreement => ({
  document: openJson(key, place(row.id, "document"), row.document),
  acceptedAt: row.acceptedAt,
  acceptedBy: open(key, place(row.id, "accepted_by_name"), row.acceptedByName),
});

/** The one in force, filled in, when the company has not accepted it yet and can. */
export async function agreementToAccept(
  { db, keys, config }: Pick<CompaniesDeps, "db" | "keys" | "config">,
  companyId: string,
  language: Language,
): Promise<AgreementDocument | null> {
  const company = await findCompany(db.reader, companyId);
  if (!company) throw companyNotFound();
  if (company.agreementVersion === config.operator.agreement_version) return null;
  const data = openData(await companyKey(keys, companyId), company);
  return data && fillAgreement(config, data, language);
}
