import type { DataKey, Keys } from "../../platform/crypto/keys.ts";
import { open, openJson, seal, sealJson } from "../../platform/crypto/seal.ts";
import type { Card, KnownName } from "./contacts.tables.ts";

/** Everything of this feature is sealed with the key of the person who wrote or imported it. */
export const personKey = async (keys: Keys, accountId: string): Promise<DataKey> =>
  keys.peek(`person:${accountId}`) ?? (await keys.get(`person:${accountId}`));

const textColumns = {
  address: { table: "invitations", column: "address" },
  note: { table: "invitations", column: "note" },
  groupName: { table: "contact_groups", column: "name" },
} as const;
type TextField = keyof typeof textColumns;

export const sealText = (key: DataKey, field: TextField, row: string, text: string) =>
  seal(key, { ...textColumns[field], row }, text);
export const openText = (key: DataKey, field: TextField, row: string, sealed: ReturnType<typeof sealText>) =>
  open(key, { ...textColumns[field], row }, sealed);

const nameOf = (blockerId: string, blockedId: string) => ({
  table: "blocks",
  column: "name",
  row: `${blockerId}|${blockedId}`,
});
export const sealKnownName = (key: DataKey, blockerId: string, blockedId: string, name: KnownName) =>
  sealJson(key, nameOf(blockerId, blockedId), name);
export const openKnownName = (
  key: DataKey,
  blockerId: string,
  blockedId: string,
  sealed: ReturnType<typeof sealKnownName>,
) => openJson(key, nameOf(blockerId, blockedId), sealed);

const cardOf = (entryId: string) => ({ table: "address_book_entries", column: "card", row: entryId });
export const sealCard = (key: DataKey, entryId: string, card: Card) => sealJson(key, cardOf(entryId), card);
export const openCard = (key: DataKey, entryId: string, sealed: ReturnType<typeof sealCard>) =>
  openJson(key, cardOf(entryId), sealed);
