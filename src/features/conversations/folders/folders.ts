import type { Keys } from "../../../platform/crypto/keys.ts";
import { open, seal } from "../../../platform/crypto/seal.ts";
import type { Tx } from "../../../platform/storage/database.ts";
import type { ConversationFolder } from "../../../protocol/folders.ts";
import type { Deps } from "../conversations.deps.ts";
import { folderNotFound, idTaken, tooManyFolders } from "../conversations.errors.ts";
import { changeFolder, deleteFolderRow, findFolder, foldersOf, insertFolder, nextPosition } from "./folders.store.ts";

const mostFolders = 100;

type FolderDeps = Pick<Deps, "db" | "facts" | "keys">;
interface FolderOf {
  readonly ownerId: string;
  readonly folderId: string;
}

const personKey = (keys: Keys, accountId: string) => keys.get(`person:${accountId}`);
const place = (folderId: string) => ({ table: "conversation_folders", column: "name", row: folderId });

const tell = ({ facts }: Pick<Deps, "facts">, tx: Tx, accountId: string) =>
  facts.record(tx, "conversationFolders.changed", { accountId }, { scope: `account:${accountId}` });

export async function foldersFor({ db, keys }: Pick<Deps, "db" | "keys">, ownerId: string) {
  const key = await personKey(keys, ownerId);
  return (await foldersOf(db.reader, ownerId)).map(
    ({ id, name }): ConversationFolder => ({ id, name: open(key, place(id), name) }),
  );
}

/** A retry with the same id finds the first. @throws conversation.id_taken, conversation.too_many_folders */
export async function createFolder(
  deps: FolderDeps,
  { ownerId, id, name }: { ownerId: string; id: string; name: string },
): Promise<void> {
  const key = await personKey(deps.keys, ownerId);
  await deps.db.transaction(async (tx) => {
    const known = await findFolder(tx, id);
    if (known && known.ownerId !== ownerId) throw idTaken();
    if (known) return;
    if ((await foldersOf(tx, ownerId)).length >= mostFolders) throw tooManyFolders();
    const position = await nextPosition(tx, ownerId);
    await insertFolder(tx, { id, ownerId, name: seal(key, place(id), name), position });
    await tell(deps, tx, ownerId);
  });
}

async function assertOwn(tx: Tx, { ownerId, folderId }: FolderOf): Promise<void> {
  if ((await findFolder(tx, folderId))?.ownerId !== ownerId) throw folderNotFound();
}

/** @throws conversation.folder_not_found */
export async function renameFolder(deps: FolderDeps, input: FolderOf & { name: string }): Promise<void> {
  const key = await personKey(deps.keys, input.ownerId);
  await deps.db.transaction(async (tx) => {
    await assertOwn(tx, input);
    await changeFolder(tx, input.folderId, { name: seal(key, place(input.folderId), input.name) });
    await tell(deps, tx, input.ownerId);
  });
}

/** What lay in it stays in the list. @throws conversation.folder_not_found */
export async function deleteFolder(deps: Pick<Deps, "db" | "facts">, input: FolderOf): Promise<void> {
  await deps.db.transaction(async (tx) => {
    await assertOwn(tx, input);
    await deleteFolderRow(tx, input.folderId);
    await tell(deps, tx, input.ownerId);
  });
}

/** Those named first, in their order; the others keep theirs behind them. */
export async function orderFolders(
  deps: Pick<Deps, "db" | "facts">,
  { ownerId, folderIds }: { ownerId: string; folderIds: readonly string[] },
): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const own = (await foldersOf(tx, ownerId)).map(({ id }) => id);
    const named = [...new Set(folderIds)].filter((id) => own.includes(id));
    const order = [...named, ...own.filter((id) => !named.includes(id))];
    for (const [position, id] of order.entries()) await changeFolder(tx, id, { position });
    await tell(deps, tx, ownerId);
  });
}
