import type { Db } from "../../../platform/storage/database.ts";
import type { Conversation } from "../../../protocol/conversations.ts";
import { requestCounts } from "../bubbles/bubbles.store.ts";
import { placesOf } from "./folders.store.ts";

type OwnPlace = Pick<Conversation["own"], "isFavourite" | "folderId" | "requests">;

/** Where somebody put their conversations, or one, and who waits for them there; those without either are missing. */
export async function ownPlaces(
  reader: Db,
  accountId: string,
  conversationId?: string,
): Promise<ReadonlyMap<string, OwnPlace>> {
  const own = new Map<string, OwnPlace>();
  for (const { conversationId: id, isFavourite, folderId } of await placesOf(reader, accountId, conversationId))
    own.set(id, { ...(isFavourite && { isFavourite }), ...(folderId !== null && { folderId }) });
  for (const [id, requests] of await requestCounts(reader, accountId, conversationId))
    own.set(id, { ...own.get(id), requests });
  return own;
}
