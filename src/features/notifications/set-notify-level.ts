import type { NotifyLevel } from "../../protocol/notifications.ts";
import type { Deps } from "./notifications.deps.ts";
import { conversationNotFound } from "./notifications.errors.ts";
import { deleteWishes, saveWishes } from "./wishes.store.ts";

interface Wish {
  readonly accountId: string;
  readonly conversationId: string;
  readonly level: NotifyLevel | null;
  readonly mutedUntil: number | null;
}

/** Decides what of a chat or bubble counts as missed by one person; all of their devices hear of it, nobody else. */
export async function setNotifyLevel(
  { db, doors, facts }: Pick<Deps, "db" | "doors" | "facts">,
  { accountId, conversationId, level, mutedUntil }: Wish,
): Promise<void> {
  await db.transaction(async (tx) => {
    if (!(await doors.conversations.isMemberForWrite(tx, accountId, conversationId))) throw conversationNotFound();
    if (level === null && mutedUntil === null) await deleteWishes(tx, conversationId, accountId);
    else await saveWishes(tx, { conversationId, accountId, level, mutedUntil });
    await facts.record(
      tx,
      "conversation.own_changed",
      { conversationId, accountId },
      { scope: `account:${accountId}` },
    );
  });
}
