import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { blindIndex, encryptedJson, encryptedText, timestamp } from "../../platform/storage/columns.ts";
import type { Language } from "../../protocol/failures/index.ts";

/** Who is in whose network: one row for each side, made and removed together. */
export const contacts = sqliteTable(
  "contacts",
  {
    ownerId: text("owner_id").notNull(),
    contactId: text("contact_id").notNull(),
    since: timestamp("since").notNull(),
    /** The owner's own mark; the contact does not learn of it. */
    isFavourite: integer("is_favourite", { mode: "boolean" }).notNull().default(false),
  },
  (t) => [primaryKey({ columns: [t.ownerId, t.contactId] })],
);

/** A person's own order among their contacts; nobody else knows of it. */
export const contactGroups = sqliteTable(
  "contact_groups",
  {
    /** Made by the owner's client: a retry finds the first. */
    id: text("id").primaryKey(),
    ownerId: text("owner_id").notNull(),
    /** Under the owner's key. */
    name: encryptedText("name").notNull(),
    position: integer("position").notNull(),
  },
  (t) => [index("contact_groups_owner").on(t.ownerId)],
);

export const contactGroupMembers = sqliteTable(
  "contact_group_members",
  {
    groupId: text("group_id")
      .notNull()
      .references(() => contactGroups.id, { onDelete: "cascade" }),
    contactId: text("contact_id").notNull(),
  },
  (t) => [primaryKey({ columns: [t.groupId, t.contactId] })],
);

/** Invitations into a network, kept for a while after they are over, for the rests and caps that count them. */
export const invitations = sqliteTable(
  "invitations",
  {
    /** Made by the inviter's client: a retry finds the first. */
    id: text("id").primaryKey(),
    inviterId: text("inviter_id").notNull(),
    /** By mail: null until an account has the address. The inviter is not told which one it is before it accepts. */
    inviteeId: text("invitee_id"),
    /** As the inviter typed it, under their key; null for an invitation by account. */
    address: encryptedText("address"),
    addressIndex: blindIndex("address_index"),
    /** What the inviter wrote with it, under their key. */
    note: encryptedText("note").notNull(),
    state: text("state").$type<"pending" | "accepted" | "refused" | "withdrawn">().notNull(),
    sentAt: timestamp("sent_at").notNull(),
    expiresAt: timestamp("expires_at").notNull(),
    decidedAt: timestamp("decided_at"),
    /** SHA-256 of the mailed link's token. */
    tokenHash: text("token_hash"),
  },
  (t) => [
    index("invitations_inviter").on(t.inviterId, t.sentAt),
    index("invitations_invitee").on(t.inviteeId),
    index("invitations_address").on(t.addressIndex),
    index("invitations_sent").on(t.sentAt),
    uniqueIndex("invitations_token").on(t.tokenHash),
  ],
);

/** The name by which the blocker knew whom they blocked. */
export interface KnownName {
  readonly firstName: string;
  readonly lastName: string;
}

export const blocks = sqliteTable(
  "blocks",
  {
    blockerId: text("blocker_id").notNull(),
    blockedId: text("blocked_id").notNull(),
    blockedAt: timestamp("blocked_at").notNull(),
    /** Under the blocker's key: the list of blocked people must stay readable to its owner. */
    name: encryptedJson<KnownName>("name").notNull(),
  },
  (t) => [primaryKey({ columns: [t.blockerId, t.blockedId] }), index("blocks_blocked").on(t.blockedId)],
);

/** One card of an address book, as its owner chose it. */
export interface Card {
  readonly name: string;
  readonly company: string;
  readonly emails: readonly string[];
  readonly phones: readonly string[];
}

/**
 * What somebody imported about people who may not be here and agreed to nothing: it stays in the owner's book, under the
 * owner's key, and is compared with nothing. The index finds the same card of the same owner again, and nothing else.
 */
export const addressBookEntries = sqliteTable(
  "address_book_entries",
  {
    id: text("id").primaryKey(),
    ownerId: text("owner_id").notNull(),
    card: encryptedJson<Card>("card").notNull(),
    cardIndex: blindIndex("card_index").notNull(),
  },
  (t) => [uniqueIndex("address_book_card").on(t.ownerId, t.cardIndex), index("address_book_owner").on(t.ownerId, t.id)],
);

/** When somebody agreed to importing contacts, to which text, and when they withdrew. */
export const addressBookConsents = sqliteTable(
  "address_book_consents",
  {
    id: text("id").primaryKey(),
    ownerId: text("owner_id").notNull(),
    textVersion: text("text_version").notNull(),
    language: text("language").$type<Language>().notNull(),
    givenAt: timestamp("given_at").notNull(),
    withdrawnAt: timestamp("withdrawn_at"),
  },
  (t) => [index("address_book_consents_owner").on(t.ownerId)],
);
