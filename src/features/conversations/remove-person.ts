import type { Tx } from "../../platform/storage/database.ts";
import { heirOf } from "./bubbles/bubbles.policy.ts";
import { takeCandidaciesOf } from "./bubbles/bubbles.store.ts";
import type { Deps } from "./conversations.deps.ts";
import { conversationIdsOf, deleteMember, setRole } from "./conversations.store.ts";
import { beginToFinish, takeDown } from "./end-conversation.ts";
import { deleteFoldersOf, deletePlacesOf } from "./folders/folders.store.ts";
import { deleteAllHeldMarksOf } from "./held-marks.store.ts";
import { deleteNamedVotesOf } from "./polls/polls.store.ts";
import { deleteStepsOf } from "./receipts/receipts.store.ts";
import type { Roster } from "./roster.ts";
import { conversationKey } from "./seal-content.ts";
import { abandonSide } from "./sides/clear-side.ts";
import { finishDestruction } from "./sides/destroy-gone.ts";
import { storeMessage } from "./store-message.ts";

/** Somebody who goes for good. */
export interface Leaver {
  readonly accountId: string;
  /** The company they belong to, or did until now: their bubbles stay in it where that can be. */
  readonly companyId: string | null;
  /** Whether somebody else is gone already, or goes along with them. */
  readonly isGone: (accountId: string) => Promise<boolean>;
}

/**
 * Takes somebody who is going for good out of all conversations. A bubble they organise goes to its heir (S21), and only where
 * nobody is left it ends; the other person of a chat keeps it, unless they are going too. Repeated after a crash it goes on where
 * it stopped.
 */
export async function removePerson(deps: Deps, leaver: Leaver): Promise<void> {
  const { accountId } = leaver;
  for (const conversationId of await conversationIdsOf(deps.db.reader, accountId))
    await removeFrom(deps, conversationId, leaver);
  await deps.seenMarks.forget(accountId);
  await deps.db.transaction(async (tx) => {
    // Of chats that the other one keeps.
    await deletePlacesOf(tx, accountId);
    await deleteStepsOf(tx, accountId);
    await deleteAllHeldMarksOf(tx, accountId);
    await deleteFoldersOf(tx, accountId);
    await deleteNamedVotesOf(tx, accountId);
    for (const conversationId of await takeCandidaciesOf(tx, accountId))
      await deps.facts.record(tx, "outsiders.changed", { conversationId }, { scope: `conversation:${conversationId}` });
  });
}

/** What becomes of a conversation when that person goes. */
export type Fate = { is: "ends" } | { is: "goesOn"; heirId?: string } | { is: "staysWithTheOther" };

export async function fateOf(
  deps: Pick<Deps, "doors">,
  roster: Roster,
  { accountId, companyId, isGone }: Leaver,
): Promise<Fate> {
  const others = [...roster.members.values()].filter((member) => member.accountId !== accountId);
  const staying = [];
  for (const member of others) if (!(await isGone(member.accountId))) staying.push(member);
  if (roster.kind === "direct") return { is: staying.length > 0 ? "staysWithTheOther" : "ends" };
  // Guests do not keep a bubble that nobody else is in.
  if (staying.every(({ role }) => role === "guest")) return { is: "ends" };
  if (roster.members.get(accountId)?.role !== "organiser") return { is: "goesOn" };
  const stayingIds = staying.map((member) => member.accountId);
  const companies = await deps.doors.companyIdsOf(stayingIds);
  const away = await deps.doors.awayAmong(stayingIds);
  const candidates = staying.map((member) => ({
    ...member,
    companyId: companies.get(member.accountId) ?? null,
    isAway: away.has(member.accountId),
  }));
  const heirId = heirOf(candidates, companyId);
  return heirId === undefined ? { is: "ends" } : { is: "goesOn", heirId };
}

async function removeFrom(deps: Deps, conversationId: string, leaver: Leaver): Promise<void> {
  const { db, facts, rosters } = deps;
  const { accountId } = leaver;
  const act = async (tx: Tx): Promise<boolean> => {
    const roster = await rosters.findForWrite(tx, accountId, conversationId);
    const fate = roster && (await fateOf(deps, roster, leaver));
    if (!roster) return false;
    if (fate?.is === "staysWithTheOther") {
      await abandonSide(deps, tx, { conversationId, accountId });
      return false;
    }
    if (fate?.is === "ends") {
      await takeDown(deps, tx, conversationId, roster.accountIds);
      return true;
    }
    await deleteMember(tx, conversationId, accountId);
    const payload = { conversationId, accountId };
    if (fate?.heirId !== undefined) await inherit(deps, tx, conversationId, fate.heirId);
    await facts.record(tx, "member.removed", payload, { scope: `conversation:${conversationId}` });
    await facts.record(tx, "conversation.left", payload, { scope: `account:${accountId}` });
    return false;
  };
  const hasEnded = await rosters.change(conversationId, () => db.transaction(act));
  if (hasEnded) await beginToFinish(deps, conversationId);
  else await finishDestruction(deps, conversationId);
}

/** A line in the bubble tells everybody whose it is now. */
async function inherit(deps: Deps, tx: Tx, conversationId: string, heirId: string): Promise<void> {
  await setRole(tx, conversationId, heirId, "organiser");
  const content = { kind: "notice", notice: "inherited", subjectId: heirId, detail: "" } as const;
  const key = await conversationKey(deps.keys, conversationId);
  await storeMessage(deps, tx, key, { id: deps.newId(), conversationId, senderId: heirId, content });
}
