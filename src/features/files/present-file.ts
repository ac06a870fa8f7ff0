import type { DataKey, Keys, Sealed } from "../../platform/crypto/keys.ts";
import { open, seal } from "../../platform/crypto/seal.ts";
import type { FileReference } from "../../protocol/conversations.ts";
import type { File } from "../../protocol/files.ts";
import type { FileRow } from "./files.store.ts";

export const namePlace = (fileId: string) => ({ table: "files", column: "name", row: fileId });

/** Under the owner's key: it goes with the person. */
export const ownerKey = async (keys: Keys, ownerId: string): Promise<DataKey> =>
  keys.peek(`person:${ownerId}`) ?? (await keys.create(`person:${ownerId}`));

export const sealName = (key: DataKey, fileId: string, name: string): Sealed<string> =>
  seal(key, namePlace(fileId), name);

export async function presentReference(keys: Keys, row: FileRow): Promise<FileReference> {
  const name = open(await ownerKey(keys, row.ownerId), namePlace(row.id), row.name);
  const { id: fileId, mediaType, sizeBytes, width, height } = row;
  return { fileId, name, mediaType, sizeBytes, width, height };
}

export async function presentFile(keys: Keys, row: FileRow): Promise<File> {
  const { state, ownerId, createdAt } = row;
  return { ...(await presentReference(keys, row)), state, ownerId, createdAt };
}
