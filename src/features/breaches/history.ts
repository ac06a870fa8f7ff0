import { openJson, sealJson } from "../../platform/crypto/seal.ts";
import type { Tx } from "../../platform/storage/database.ts";
import type { BreachChange, BreachDetails, BreachState } from "../../protocol/breaches.ts";
import type { BreachesDeps } from "./breaches.deps.ts";
import { changesOf, insertChangeOnce } from "./breaches.store.ts";

export const subject = "system:breaches";
const place = (row: string) => ({ table: "breach_changes", column: "change", row });

export const nothingKnown: BreachDetails = {
  ...{ nature: "", dataCategories: "", peopleCategories: "", people: null, records: null },
  ...{ consequences: "", measures: "", delay: "" },
};

interface Described {
  readonly state: BreachState;
  readonly details: BreachDetails;
}

/** What became different, field by field. */
export function differences(before: Described, after: Described) {
  const [old, now] = [before, after].map(({ state, details }) => ({ state, ...details }));
  return Object.entries(now ?? {}).flatMap(([field, value]) => {
    const was = Object.entries(old ?? {}).find(([name]) => name === field)?.[1] ?? null;
    return was === value ? [] : [{ field, before: was, after: value }];
  });
}

interface NewChange {
  readonly id: string;
  readonly breachId: string;
  readonly actorId: string;
  readonly change: BreachChange["change"];
}

/** Adds a line, with the act's own transaction. @returns false when it is there already */
export async function note({ keys, now }: BreachesDeps, tx: Tx, { id, change, ...line }: NewChange): Promise<boolean> {
  const sealed = sealJson(await keys.get(subject), place(id), change);
  return insertChangeOnce(tx, { ...line, id, at: now(), change: sealed });
}

/** Of these entries, each one's lines, the oldest first. */
export async function historiesOf({ db, keys, people }: BreachesDeps, breachIds: readonly string[]) {
  const key = await keys.create(subject);
  const rows = await changesOf(db.reader, breachIds);
  const ids = [...new Set(rows.flatMap(({ actorId }) => actorId ?? []))];
  const names = new Map(
    (await people.byIds(ids)).map((one) => [one.id, `${one.firstName} ${one.lastName}`.trim()] as const),
  );
  const lines = rows.map(({ id, breachId, at, actorId, change }) => ({
    breachId,
    line: { id, at, by: names.get(actorId ?? "") || null, change: openJson(key, place(id), change) },
  }));
  return (breachId: string): BreachChange[] => lines.filter((one) => one.breachId === breachId).map(({ line }) => line);
}
