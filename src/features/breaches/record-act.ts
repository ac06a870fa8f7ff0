import type { Tx } from "../../platform/storage/database.ts";
import type { BreachesDeps } from "./breaches.deps.ts";

type BreachAct =
  | "breaches.reported"
  | "breaches.entered"
  | "breaches.described"
  | "breaches.decision_entered"
  | "breaches.affected_exported"
  | "breaches.affected_told";

interface Recorded {
  readonly act: BreachAct;
  readonly actorId: string;
  readonly breachId: string;
  readonly detail?: Readonly<Record<string, string | number | boolean>>;
}

/** For the audit log: that it was done, and nothing of what the breach is about. */
export const recordAct = ({ audit }: Pick<BreachesDeps, "audit">, tx: Tx, { breachId, ...entry }: Recorded) =>
  audit.record(tx, { ...entry, companyId: null, subjectId: breachId });
