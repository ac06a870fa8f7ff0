import type { Draft } from "../../protocol/unsent.ts";
import { authorKey, sealDraft } from "./seal-unsent.ts";
import type { UnsentDeps } from "./unsent.deps.ts";
import { conversationNotFound } from "./unsent.errors.ts";
import { deleteDraft, upsertDraft } from "./unsent.store.ts";

export interface NewDraft {
  readonly accountId: string;
  readonly conversationId: string;
  readonly text: string;
}

/** Keeps what somebody is writing, and shows it on their other devices. What arrives last is the newest. */
export async function saveDraft(deps: UnsentDeps, { accountId, conversationId, text }: NewDraft): Promise<Draft> {
  const { db, doors, keys, now, sendTo } = deps;
  if (!(await doors.conversations.isMember(accountId, conversationId))) throw conversationNotFound();
  const key = await authorKey(keys, accountId);
  const at = now();
  await db.transaction(async (tx) => {
    if (text.trim() === "") await deleteDraft(tx, accountId, conversationId);
    // The membership may have ended while the act waited; the row could not stand without it.
    else if (await doors.conversations.isMemberForWrite(tx, accountId, conversationId))
      await upsertDraft(tx, { accountId, conversationId, at, text: sealDraft(key, accountId, conversationId, text) });
  });
  const draft = { conversationId, text: text.trim() === "" ? "" : text, at };
  sendTo(accountId, { type: "draft.changed", draft });
  return draft;
}
