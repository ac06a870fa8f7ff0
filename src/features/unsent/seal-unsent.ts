import type { DataKey, Keys, Sealed } from "../../platform/crypto/keys.ts";
import { open, seal } from "../../platform/crypto/seal.ts";
import type { Draft } from "../../protocol/unsent.ts";
import type { DraftRow, ScheduledRow } from "./unsent.store.ts";

/** Nobody but its author has to do with what is not said yet: their own key seals it. */
export const authorKey = (keys: Keys, accountId: string): Promise<DataKey> => keys.get(`person:${accountId}`);

const draftPlace = (accountId: string, conversationId: string) => ({
  table: "drafts",
  column: "text",
  row: `${accountId} ${conversationId}`,
});
const scheduledPlace = (id: string) => ({ table: "scheduled_messages", column: "text", row: id });

export const sealDraft = (key: DataKey, accountId: string, conversationId: string, text: string): Sealed<string> =>
  seal(key, draftPlace(accountId, conversationId), text);
export const openDraft = (key: DataKey, { accountId, conversationId, text, at }: DraftRow): Draft => ({
  conversationId,
  text: open(key, draftPlace(accountId, conversationId), text),
  at,
});

export const sealScheduled = (key: DataKey, id: string, text: string): Sealed<string> =>
  seal(key, scheduledPlace(id), text);
export const openScheduled = (key: DataKey, { id, text }: Pick<ScheduledRow, "id" | "text">): string =>
  open(key, scheduledPlace(id), text);
