import type { Facts } from "../../platform/platform.ts";
import type { Tx } from "../../platform/storage/database.ts";

/** Tells those who hold a bubble's door, after the commit, that its link, who waits or who is in changed. */
export const recordGuests = (facts: Facts, tx: Tx, conversationId: string): Promise<number> =>
  facts.record(tx, "guests.changed", { conversationId }, { scope: `conversation:${conversationId}` });
