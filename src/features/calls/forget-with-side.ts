import type { Platform } from "../../platform/platform.ts";
import { forgetCalls } from "./calls.store.ts";

/** Who deletes all messages of a chat deletes the calls with that person, too (S30). */
export function forgetWithSide({ db, facts }: Pick<Platform, "db" | "facts">): void {
  facts.on("side.cleared", "calls", ({ payload: { conversationId, accountId }, at }) =>
    db.transaction((tx) => forgetCalls(tx, { conversationId, accountId, endedBy: at })),
  );
}
