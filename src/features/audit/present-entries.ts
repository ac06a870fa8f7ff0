import type { ReadEntry } from "../../platform/audit/audit-reader.ts";
import type { AuditEntry } from "../../protocol/audit.ts";
import type { PeopleReader } from "../accounts/index.ts";
import type { Companies } from "../companies/index.ts";
import { maySeeDetail, type Reader } from "./audit.policy.ts";

export interface NamesOf {
  readonly people: Pick<PeopleReader, "byIds">;
  readonly companies: Pick<Companies, "companyNames">;
}

/** Entries as they are shown: with the names behind their ids, as far as somebody still bears them. */
export async function presentEntries(
  { people, companies }: NamesOf,
  reader: Reader,
  entries: readonly ReadEntry[],
): Promise<AuditEntry[]> {
  const some = (ids: (string | null)[]) => [...new Set(ids.filter((id) => id !== null))];
  const found = await people.byIds(some(entries.flatMap(({ actorId, subjectId }) => [actorId, subjectId])));
  const names = new Map<string, string>();
  for (const { id, name } of await companyNames(companies, entries)) names.set(id, name);
  for (const { id, firstName, lastName, isDeleted } of found)
    if (!isDeleted) names.set(id, `${firstName} ${lastName}`.trim());
  const named = (id: string | null) => (id === null ? null : { id, name: names.get(id) ?? null });
  return entries.map(({ number, at, act, actorId, companyId, subjectId, detail }) => ({
    ...{ number, at, act },
    actor: named(actorId),
    company: named(companyId),
    subject: named(subjectId),
    detail: maySeeDetail(reader, { companyId, actorId }) ? detail : null,
  }));
}

async function companyNames({ companyNames: namesOf }: NamesOf["companies"], entries: readonly ReadEntry[]) {
  const ids = [...new Set(entries.flatMap(({ companyId }) => companyId ?? []))];
  const names = await namesOf(ids);
  return ids.flatMap((id) => {
    const name = names.get(id);
    return name === undefined ? [] : [{ id, name }];
  });
}
