import type { Platform } from "../../platform/platform.ts";
import { callsBefore, countCallsEndedBy, countCallsIn, deleteCallsEndedBy } from "./calls.store.ts";

/** What higher ranks ask of calls that are over. */
export const openCallRecords = ({ db, db: { reader }, keys }: Pick<Platform, "db" | "keys">) => ({
  /** How many calls of a chat are in somebody's history. */
  countIn: (conversationId: string, accountId: string) => countCallsIn(reader, conversationId, accountId),
  countEndedBy: (conversationId: string, endedBy: number) => countCallsEndedBy(reader, conversationId, endedBy),
  /** Those of a chat whose time is over, for both. */
  expire: (conversationId: string, endedBy: number): Promise<number> =>
    db.transaction((tx) => deleteCallsEndedBy(tx, conversationId, endedBy)),
  recordsOf: (accountId: string, limit: number) => callsBefore(reader, keys, accountId, Number.MAX_SAFE_INTEGER, limit),
});
