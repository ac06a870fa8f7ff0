import type { Platform } from "../../../platform/platform.ts";
import type { MemberProgress } from "../../../protocol/conversations.ts";
import type { ConversationDoors } from "../conversations.deps.ts";
import { deleteSeenMarksOff, saveSeenMarksOff, whoHidesSeenMarks } from "./receipts.store.ts";

const mayHide = "hideSeenMarks";

/**
 * Who turned their own seen marks off (S17): others get their delivered marks alone, and they get nobody's seen marks either. Held in
 * memory: each mark asks. Where their company does not allow it, the choice stays and has no effect.
 */
export function createSeenMarks({ db, facts }: Pick<Platform, "db" | "facts">, plans: ConversationDoors["plans"]) {
  const off = new Set<string>();

  const areShown = async (accountId: string): Promise<boolean> =>
    !off.has(accountId) || !(await plans.allows(accountId, mayHide));

  return {
    async start(): Promise<void> {
      for (const accountId of await whoHidesSeenMarks(db.reader)) off.add(accountId);
    },
    areShown,
    /** False where nobody of them has: then no mark has to be looked at more closely. */
    isAnyOff: (accountIds: readonly string[]): boolean => off.size > 0 && accountIds.some((id) => off.has(id)),
    async stateOf(accountId: string): Promise<{ isOn: boolean; mayTurnOff: boolean }> {
      return { isOn: await areShown(accountId), mayTurnOff: await plans.allows(accountId, mayHide) };
    },
    /** @throws plans.switched_off */
    async choose(accountId: string, isOn: boolean): Promise<void> {
      if (!isOn) await plans.require(accountId, mayHide);
      if (isOn === !off.has(accountId)) return;
      await db.transaction(async (tx) => {
        if (isOn) await deleteSeenMarksOff(tx, accountId);
        else await saveSeenMarksOff(tx, accountId);
        await facts.record(tx, "seenMarks.changed", { accountId, isOn }, { scope: `account:${accountId}` });
      });
      if (isOn) off.delete(accountId);
      else off.add(accountId);
    },
    /** Of somebody who is gone for good. */
    async forget(accountId: string): Promise<void> {
      if (!off.delete(accountId)) return;
      await db.transaction(async (tx) => void (await deleteSeenMarksOff(tx, accountId)));
    },
  };
}
export type SeenMarks = ReturnType<typeof createSeenMarks>;

/** A mark as somebody gets it who gets no seen marks. */
export const withoutSeen = <M extends MemberProgress>(member: M): M => ({ ...member, seenSeq: 0, seenAt: null });
