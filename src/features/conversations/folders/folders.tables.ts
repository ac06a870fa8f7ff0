import { foreignKey, index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { encryptedText } from "../../../platform/storage/columns.ts";
import { conversationMembers } from "../conversations.tables.ts";

/** A person's own drawers for their chats and bubbles. */
export const conversationFolders = sqliteTable(
  "conversation_folders",
  {
    /** Made by the owner's client: a retry finds the first. */
    id: text("id").primaryKey(),
    ownerId: text("owner_id").notNull(),
    /** Under the owner's key. */
    name: encryptedText("name").notNull(),
    position: integer("position").notNull(),
  },
  (t) => [index("conversation_folders_owner").on(t.ownerId)],
);

/** Where somebody put a conversation in their own list; whoever did nothing has no row. */
export const conversationPlaces = sqliteTable(
  "conversation_places",
  {
    conversationId: text("conversation_id").notNull(),
    accountId: text("account_id").notNull(),
    isFavourite: integer("is_favourite", { mode: "boolean" }).notNull(),
    folderId: text("folder_id").references(() => conversationFolders.id, { onDelete: "set null" }),
  },
  (t) => [
    primaryKey({ columns: [t.conversationId, t.accountId] }),
    foreignKey({
      columns: [t.conversationId, t.accountId],
      foreignColumns: [conversationMembers.conversationId, conversationMembers.accountId],
    }).onDelete("cascade"),
    index("conversation_places_account").on(t.accountId),
    index("conversation_places_folder").on(t.folderId),
  ],
);
