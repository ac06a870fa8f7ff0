import { DnsUnavailable } from "../../platform/dns/resolver.ts";
import type { CompaniesDeps } from "./companies.deps.ts";
import { companyKey } from "./company-record.ts";
import { changeDomain, type DomainRow, domainsCheckedBefore, findDomain } from "./domains.store.ts";
import { isProofThere, openDomain } from "./mail-domains.ts";

const dayMs = 24 * 3_600_000;
/** A record that is missing for so long was not lost in a move to another name server. */
const graceMs = 7 * dayMs;
const atOnce = 200;

type Deps = Pick<CompaniesDeps, "db" | "keys" | "audit" | "facts" | "dns" | "log" | "now">;

/** Looks after every proved domain once a day: who no longer has it must not let its people in. */
export async function recheckDomains(deps: Deps): Promise<void> {
  for (const row of await domainsCheckedBefore(deps.db.reader, deps.now() - dayMs, atOnce)) {
    try {
      await recheck(deps, row);
    } catch (cause) {
      // No answer says nothing about the record; and where nobody answers, the next ones need not be asked.
      if (!(cause instanceof DnsUnavailable)) throw cause;
      deps.log.warn({ domainId: row.id }, "a mail domain could not be looked up");
      return;
    }
  }
}

async function recheck(deps: Deps, known: DomainRow): Promise<void> {
  const { id, companyId } = known;
  const domain = openDomain(await companyKey(deps.keys, companyId), known);
  const isThere = await isProofThere(deps, domain, known);
  await deps.db.transaction(async (tx) => {
    const row = await findDomain(tx, companyId, id);
    if (row?.verifiedAt == null) return;
    const checkedAt = deps.now();
    const missingSince = isThere ? null : (row.missingSince ?? checkedAt);
    if (missingSince === null || missingSince + graceMs > checkedAt) {
      await changeDomain(tx, id, { checkedAt, missingSince });
      if (missingSince === row.missingSince) return;
    } else {
      await changeDomain(tx, id, { checkedAt, missingSince, verifiedAt: null, provedIndex: null, joining: "off" });
      await deps.audit.record(tx, {
        ...{ act: "companies.domain_lost", actorId: null, companyId, subjectId: id },
        detail: { domain },
      });
    }
    await deps.facts.record(tx, "company.roster_changed", { companyId }, { scope: `company:${companyId}` });
  });
}
