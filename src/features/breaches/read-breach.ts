import { openJson, sealJson } from "../../platform/crypto/seal.ts";
import { failure } from "../../platform/http/failure.ts";
import { type BreachDetails, breachHours } from "../../protocol/breaches.ts";
import type { BreachesDeps } from "./breaches.deps.ts";
import { type BreachRow, findBreach } from "./breaches.store.ts";
import { nothingKnown, subject } from "./history.ts";

const place = (column: "report" | "details" | "decision", row: string) => ({ table: "breaches", column, row });
type Key = Parameters<typeof openJson>[0];

export const dueAt = (at: number): number => at + breachHours * 3_600_000;

export const sealText = (key: Key, id: string, text: string) => sealJson(key, place("report", id), { text });
export const sealDetails = (key: Key, id: string, details: BreachDetails) =>
  sealJson(key, place("details", id), details);
export const sealDecision = (
  key: Key,
  id: string,
  decision: { tellsAuthority: boolean; tellsPeople: boolean; reason: string },
) => sealJson(key, place("decision", id), decision);

export const textOf = (key: Key, { id, report }: BreachRow): string => openJson(key, place("report", id), report).text;

/** An entry in the clear. */
export const openBreach = (key: Key, row: BreachRow) => ({
  ...{ id: row.id, at: row.at, state: row.state, isReport: row.isReport, text: textOf(key, row) },
  details: row.details === null ? nothingKnown : openJson(key, place("details", row.id), row.details),
  decision:
    row.decision === null || row.decidedAt === null
      ? null
      : { at: row.decidedAt, ...openJson(key, place("decision", row.id), row.decision) },
});

export async function readBreach({ db, keys }: BreachesDeps, id: string) {
  const row = await findBreach(db.reader, id);
  if (!row) throw failure("core.not_found");
  return openBreach(await keys.get(subject), row);
}
