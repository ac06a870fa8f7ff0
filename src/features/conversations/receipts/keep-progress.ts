import type { Tx } from "../../../platform/storage/database.ts";
import type { MemberProgress } from "../../../protocol/conversations.ts";
import { setProgress } from "../conversations.store.ts";
import { addStep, noSteps } from "./mark-steps.ts";
import { findSteps, saveSteps } from "./receipts.store.ts";

/** Moves a member's marks for everybody to see, and keeps when they moved. */
export async function keepProgress(
  tx: Tx,
  conversationId: string,
  before: MemberProgress,
  next: MemberProgress,
): Promise<void> {
  const { accountId } = next;
  await setProgress(tx, conversationId, next);
  const known = await findSteps(tx, conversationId, accountId);
  let { delivered, seen } = known ?? { delivered: noSteps, seen: noSteps };
  if (next.deliveredSeq > before.deliveredSeq) delivered = addStep(delivered, next.deliveredSeq, next.deliveredAt ?? 0);
  if (next.seenSeq > before.seenSeq) seen = addStep(seen, next.seenSeq, next.seenAt ?? 0);
  await saveSteps(tx, { conversationId, accountId, delivered, seen });
}
