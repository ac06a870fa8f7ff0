import { eq } from "drizzle-orm";
import type { Db } from "../../platform/storage/database.ts";
import { formerMembers } from "./conversations.tables.ts";
import { hiddenMessages } from "./messages/messages.tables.ts";

/** Bubbles that somebody was in. */
export const formerMembershipsOf = (db: Db, accountId: string) =>
  db
    .select({ conversationId: formerMembers.conversationId, state: formerMembers.state, at: formerMembers.at })
    .from(formerMembers)
    .where(eq(formerMembers.accountId, accountId));

/** Messages that somebody deleted for themselves. */
export const hiddenBy = (db: Db, accountId: string) =>
  db
    .select({ conversationId: hiddenMessages.conversationId, seq: hiddenMessages.seq })
    .from(hiddenMessages)
    .where(eq(hiddenMessages.accountId, accountId));
