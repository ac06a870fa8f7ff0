import type { AuditHeads } from "../../platform/audit/audit-heads.ts";
import type { AuditFilter, AuditReader } from "../../platform/audit/audit-reader.ts";
import { failure } from "../../platform/http/failure.ts";
import type { Caller, Host } from "../../platform/platform.ts";
import * as api from "../../protocol/audit.ts";
import type { Reader } from "./audit.policy.ts";
import { auditFile } from "./audit-file.ts";
import { type NamesOf, presentEntries } from "./present-entries.ts";

interface Page extends AuditFilter {
  readonly before?: number | undefined;
  readonly limit: number;
}

export function routeAudit(
  host: Host,
  { reader, heads, ...names }: NamesOf & { readonly reader: AuditReader; readonly heads: Pick<AuditHeads, "verify"> },
): void {
  async function page(who: Reader, { before = Number.MAX_SAFE_INTEGER, limit, ...filter }: Page) {
    const entries = await reader.before(filter, before, limit + 1);
    return {
      entries: await presentEntries(names, who, entries.slice(0, limit)),
      hasMore: entries.length > limit,
    };
  }
  async function* pages(who: Reader, filter: AuditFilter) {
    for await (const entries of reader.oldestFirst(filter)) yield await presentEntries(names, who, entries);
  }

  const administrator = { kind: "administrator" } as const;
  host.route(api.listCompanyAudit, ({ caller, query }) =>
    page(administrator, { ...query, companyId: companyOf(caller) }),
  );
  host.route(api.exportCompanyAudit, async ({ caller, query: { format, ...filter } }) =>
    auditFile(format, pages(administrator, { ...filter, companyId: companyOf(caller) })),
  );

  const operator = ({ accountId }: Caller) => ({ kind: "operator", accountId }) as const;
  host.route(api.listAudit, ({ caller, query }) => page(operator(caller), query));
  host.route(api.exportAudit, async ({ caller, query: { format, ...filter } }) =>
    auditFile(format, pages(operator(caller), filter)),
  );
  host.route(api.checkAudit, async () => {
    const { entries, signedThrough, fault } = await heads.verify();
    const brokenAt = fault === null ? null : fault.kind === "heads" ? signedThrough + 1 : fault.entry;
    return { entries, signedThrough, brokenAt, fault: fault?.kind ?? null };
  });
}

/** The endpoint's access has made sure that there is one. */
function companyOf({ companyId }: Caller): string {
  if (companyId === null) throw failure("core.not_found");
  return companyId;
}
