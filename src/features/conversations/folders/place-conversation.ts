import type { Deps } from "../conversations.deps.ts";
import { conversationNotFound, folderNotFound } from "../conversations.errors.ts";
import { findFolder, placesOf, putPlace } from "./folders.store.ts";

export interface Placing {
  readonly conversationId: string;
  readonly accountId: string;
  readonly isFavourite?: boolean | undefined;
  /** null: in none. */
  readonly folderId?: string | null | undefined;
}

/** Where a chat or bubble stands in somebody's own list; told to their devices alone. */
export async function placeConversation(deps: Pick<Deps, "db" | "facts" | "rosters">, input: Placing): Promise<void> {
  const { conversationId, accountId } = input;
  await deps.db.transaction(async (tx) => {
    if (!(await deps.rosters.findForWrite(tx, accountId, conversationId))) throw conversationNotFound();
    const { folderId } = input;
    if (typeof folderId === "string" && (await findFolder(tx, folderId))?.ownerId !== accountId) throw folderNotFound();
    const [known] = await placesOf(tx, accountId, conversationId);
    await putPlace(tx, {
      ...{ conversationId, accountId },
      isFavourite: input.isFavourite ?? known?.isFavourite ?? false,
      folderId: folderId === undefined ? (known?.folderId ?? null) : folderId,
    });
    const payload = { conversationId, accountId };
    await deps.facts.record(tx, "conversation.own_changed", payload, { scope: `account:${accountId}` });
  });
}
