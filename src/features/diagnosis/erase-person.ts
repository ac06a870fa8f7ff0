import { deleteLogsOf } from "./client-logs.store.ts";
import type { DiagnosisDeps } from "./diagnosis.deps.ts";
import { deleteConsentsOf, deleteReportsOf } from "./diagnosis.store.ts";

/** Of somebody who is going for good. */
export const erasePerson = ({ db }: Pick<DiagnosisDeps, "db">, accountId: string) =>
  db.transaction(async (tx) => {
    await deleteReportsOf(tx, accountId);
    await deleteConsentsOf(tx, accountId);
    await deleteLogsOf(tx, accountId);
  });
