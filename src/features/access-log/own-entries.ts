import type { AccessEntry } from "../../platform/access-log/access-entry.ts";
import { readAccessLog } from "../../platform/access-log/read-access-log.ts";
import type { AccessLogDeps } from "./access-log.deps.ts";

const pageSize = 500;

export async function* ownEntries(
  deps: Pick<AccessLogDeps, "config" | "keys" | "doors">,
  accountId: string,
): AsyncGenerator<AccessEntry[]> {
  await deps.doors.accessLog.flush();
  let before: string | undefined;
  do {
    const { entries, next } = await readAccessLog(deps, { accountId }, { before, limit: pageSize });
    if (entries.length > 0) yield entries;
    before = next ?? undefined;
  } while (before !== undefined);
}
