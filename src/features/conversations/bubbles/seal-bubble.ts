import type { Keys, Sealed } from "../../../platform/crypto/keys.ts";
import { open, openBytes, openJson, seal, sealBytes, sealJson } from "../../../platform/crypto/seal.ts";
import { labelKey } from "../seal-content.ts";

const tagsPlace = (conversationId: string) => ({ table: "conversations", column: "tags", row: conversationId });
export const sealTags = async (keys: Keys, conversationId: string, tags: string[]) =>
  sealJson(await labelKey(keys, conversationId), tagsPlace(conversationId), tags);
export const openTags = async (keys: Keys, conversationId: string, tags: Sealed<string[]> | null): Promise<string[]> =>
  tags === null ? [] : openJson(await labelKey(keys, conversationId), tagsPlace(conversationId), tags);

const tokenPlace = (conversationId: string) => ({ table: "bubble_links", column: "token", row: conversationId });
export const sealToken = async (keys: Keys, conversationId: string, token: string) =>
  seal(await labelKey(keys, conversationId), tokenPlace(conversationId), token);
export const openToken = async (keys: Keys, conversationId: string, token: Sealed<string>) =>
  open(await labelKey(keys, conversationId), tokenPlace(conversationId), token);

type Side = "large" | "small";
const picturePlace = (side: Side, version: string) => ({ table: "bubble_pictures", column: side, row: version });
interface Picture {
  readonly conversationId: string;
  readonly version: string;
  readonly side: Side;
}
export const sealPicture = async (keys: Keys, { conversationId, version, side }: Picture, bytes: Uint8Array) =>
  sealBytes(await labelKey(keys, conversationId), picturePlace(side, version), bytes);
export const openPicture = async (
  keys: Keys,
  { conversationId, version, side }: Picture,
  bytes: Sealed<Uint8Array>,
): Promise<Uint8Array> => openBytes(await labelKey(keys, conversationId), picturePlace(side, version), bytes);
