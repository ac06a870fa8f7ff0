import { z } from "zod";
import { conversation } from "./conversations.ts";
import { endpoint } from "./endpoint.ts";
import { id } from "./primitives.ts";

/** A person's own drawer for chats and bubbles; nobody else knows of it. */
export const conversationFolder = z.object({ id, name: z.string() });
export type ConversationFolder = z.infer<typeof conversationFolder>;

const folderName = z.string().trim().min(1).max(60);
const folders = z.object({ folders: z.array(conversationFolder) });
const ofFolder = z.object({ folderId: id });

export const placeConversation = endpoint({
  operation: "placeConversation",
  method: "PUT",
  path: "/api/conversations/:conversationId/place",
  summary: "Where it stands in one's own list: a favourite or not, in a folder or none",
  access: "account",
  limit: "write",
  params: () => z.object({ conversationId: id }),
  body: () => z.strictObject({ isFavourite: z.boolean().optional(), folderId: id.nullable().optional() }),
  response: () => conversation,
  failures: ["conversation.not_found", "conversation.folder_not_found"],
});

export const listFolders = endpoint({
  operation: "listFolders",
  method: "GET",
  path: "/api/conversation-folders",
  summary: "One's folders in their order",
  access: "account",
  limit: "read",
  response: () => folders,
  failures: [],
});

export const createFolder = endpoint({
  operation: "createFolder",
  method: "POST",
  path: "/api/conversation-folders",
  summary: "Add a folder after the others; a retry with the same id finds the first",
  access: "account",
  limit: "write",
  body: () => z.strictObject({ id, name: folderName }),
  response: () => folders,
  failures: ["conversation.id_taken", "conversation.too_many_folders"],
});

export const renameFolder = endpoint({
  operation: "renameFolder",
  method: "PATCH",
  path: "/api/conversation-folders/:folderId",
  summary: "Rename a folder",
  access: "account",
  limit: "write",
  params: () => ofFolder,
  body: () => z.strictObject({ name: folderName }),
  response: () => folders,
  failures: ["conversation.folder_not_found"],
});

export const deleteFolder = endpoint({
  operation: "deleteFolder",
  method: "DELETE",
  path: "/api/conversation-folders/:folderId",
  summary: "Remove a folder; what is in it stays in the list",
  access: "account",
  limit: "write",
  params: () => ofFolder,
  failures: ["conversation.folder_not_found"],
});

export const orderFolders = endpoint({
  operation: "orderFolders",
  method: "PUT",
  path: "/api/conversation-folders/order",
  summary: "Bring the folders into this order; those not named follow",
  access: "account",
  limit: "write",
  body: () => z.strictObject({ folderIds: z.array(id).max(100) }),
  response: () => folders,
  failures: [],
});
