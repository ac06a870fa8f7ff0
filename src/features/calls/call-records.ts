import type { Platform } from "../../platform/platform.ts";
import { callsBefore, countCallsIn } from "./calls.store.ts";

/** What higher ranks ask of calls that are over. */
export const openCallRecords = ({ db: { reader }, keys }: Pick<Platform, "db" | "keys">) => ({
  /** How many calls of a chat are in somebody's history. */
  countIn: (conversationId: string, accountId: string) => countCallsIn(reader, conversationId, accountId),
  recordsOf: (accountId: string, limit: number) => callsBefore(reader, keys, accountId, Number.MAX_SAFE_INTEGER, limit),
});
