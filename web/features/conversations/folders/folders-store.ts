import { create } from "zustand";
import type { Conversation } from "../../../../src/protocol/conversations.ts";
import { type ConversationFolder, listFolders, placeConversation } from "../../../../src/protocol/folders.ts";
import { call, socket } from "../../../api/index.ts";
import { keepConversation } from "../store.ts";

export const useFolders = create<{ readonly folders: readonly ConversationFolder[] }>(() => ({ folders: [] }));

export const keepFolders = (folders: readonly ConversationFolder[]): void => useFolders.setState({ folders });

export const startFolders = (): (() => void) => {
  const stop = socket().onEvent("conversationFolders.changed", ({ folders }) => keepFolders(folders));
  return () => {
    stop();
    keepFolders([]);
  };
};

export const syncFolders = async (): Promise<void> => keepFolders((await call(listFolders)).folders);

/** Where a chat or bubble stands in one's own list. */
export async function place(
  { id: conversationId }: Conversation,
  where: { isFavourite?: boolean; folderId?: string | null },
): Promise<void> {
  keepConversation(await call(placeConversation, { params: { conversationId }, body: where }));
}
