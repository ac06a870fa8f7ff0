import type { previewBubbleDeletion } from "../../../protocol/bubbles.ts";
import type { OutputOf } from "../../../protocol/endpoint.ts";
import { changeBubble } from "../change-bubble.ts";
import type { Deps } from "../conversations.deps.ts";
import { conversationNotFound, nameDiffers, notAllowed } from "../conversations.errors.ts";
import { findConversation } from "../conversations.store.ts";
import { beginToFinish, takeDown } from "../end-conversation.ts";
import type { Roster } from "../roster.ts";
import { openLabels } from "../seal-content.ts";
import { mayDelete } from "./bubbles.policy.ts";
import { countMessages } from "./bubbles.store.ts";

type Preview = OutputOf<typeof previewBubbleDeletion>;

async function counted(
  { db, doors }: Pick<Deps, "db" | "doors">,
  roster: Roster,
  conversationId: string,
): Promise<Preview> {
  const roles = [...roster.members.values()].map(({ role }) => role);
  const { onlyThere: files, elsewhere: filesElsewhere } = await doors.files.countShared(conversationId);
  return {
    ...{ files, filesElsewhere },
    messages: await countMessages(db.reader, conversationId),
    conferences: await doors.countConferences(conversationId),
    members: roles.filter((role) => role !== "guest").length,
    guests: roles.filter((role) => role === "guest").length,
  };
}

/** What would go, before anybody decides. */
export async function previewDeletion(deps: Deps, conversationId: string, actorId: string): Promise<Preview> {
  const roster = await deps.rosters.findFor(actorId, conversationId);
  if (!roster) throw conversationNotFound();
  const role = roster.members.get(actorId)?.role ?? "participant";
  if (roster.kind !== "bubble" || !mayDelete(role)) throw notAllowed();
  return counted(deps, roster, conversationId);
}

/**
 * Deletes a bubble for everybody and for good (S23). Its name is not written into the record: that too is what was deleted.
 * @throws conversation.name_differs when it is not called so
 */
export async function deleteBubble(
  deps: Deps,
  { conversationId, actorId, name }: { conversationId: string; actorId: string; name: string },
): Promise<void> {
  const companyId = (await deps.doors.companyIdsOf([actorId])).get(actorId) ?? null;
  await changeBubble(deps, { conversationId, actorId }, async ({ tx, roster, actor }) => {
    if (!mayDelete(actor.role)) throw notAllowed();
    const row = await findConversation(tx, conversationId);
    if (!row || (await openLabels(deps.keys, row)).name.trim() !== name.trim()) throw nameDiffers();
    const { messages, files, members } = await counted(deps, roster, conversationId);
    const entry = { act: "conversations.bubble_deleted", actorId, companyId, subjectId: conversationId };
    await deps.audit.record(tx, { ...entry, detail: { messages, files, members } });
    await takeDown(deps, tx, conversationId, roster.accountIds);
  });
  await beginToFinish(deps, conversationId);
}
