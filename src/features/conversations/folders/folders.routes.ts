import type { Host } from "../../../platform/platform.ts";
import * as api from "../../../protocol/folders.ts";
import type { Deps } from "../conversations.deps.ts";
import { conversationNotFound } from "../conversations.errors.ts";
import { conversationFor } from "../present-conversation.ts";
import { createFolder, deleteFolder, foldersFor, orderFolders, renameFolder } from "./folders.ts";
import { placeConversation } from "./place-conversation.ts";

export function routeFolders(host: Host, deps: Deps): void {
  const own = async (ownerId: string) => ({ folders: await foldersFor(deps, ownerId) });

  host.route(api.placeConversation, async ({ caller: { accountId }, params, body }) => {
    await placeConversation(deps, { ...params, ...body, accountId });
    const conversation = await conversationFor(deps, params.conversationId, accountId);
    if (!conversation) throw conversationNotFound();
    return conversation;
  });
  host.route(api.listFolders, ({ caller }) => own(caller.accountId));
  host.route(api.createFolder, async ({ caller: { accountId: ownerId }, body }) => {
    await createFolder(deps, { ...body, ownerId });
    return own(ownerId);
  });
  host.route(api.renameFolder, async ({ caller: { accountId: ownerId }, params, body }) => {
    await renameFolder(deps, { ...params, ...body, ownerId });
    return own(ownerId);
  });
  host.route(api.deleteFolder, async ({ caller, params }) => {
    await deleteFolder(deps, { ...params, ownerId: caller.accountId });
    return undefined;
  });
  host.route(api.orderFolders, async ({ caller: { accountId: ownerId }, body }) => {
    await orderFolders(deps, { ...body, ownerId });
    return own(ownerId);
  });
  host.broadcast("conversationFolders.changed", {
    audience: async ({ payload }) => [payload.accountId],
    present: async ({ payload }) => ({
      type: "conversationFolders.changed",
      folders: await foldersFor(deps, payload.accountId),
    }),
  });
}
