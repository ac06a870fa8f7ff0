import type { AuditHeads } from "../../platform/audit/audit-heads.ts";
import { createAuditReader } from "../../platform/audit/audit-reader.ts";
import type { Host, Platform } from "../../platform/platform.ts";
import { routeAudit } from "./audit.routes.ts";
import type { NamesOf } from "./present-entries.ts";

/** Reading the audit log: an administrator their company's, the operator the instance's. */
export function mountAudit(
  platform: Platform,
  host: Host,
  doors: NamesOf & { readonly heads: Pick<AuditHeads, "verify"> },
): void {
  routeAudit(host, { ...doors, reader: createAuditReader(platform) });
}
