import { and, eq, inArray, ne } from "drizzle-orm";
import { union } from "drizzle-orm/sqlite-core";
import type { Db } from "../../platform/storage/database.ts";
import { bubbleCandidates } from "./bubbles/bubbles.tables.ts";
import { conversationMembers, formerMembers } from "./conversations.tables.ts";

/** Who may know somebody's name because of a conversation: those in one where they are or were, whom they invited, whom they ask. */
export async function meetersOf(db: Db, accountId: string): Promise<string[]> {
  const shared = union(
    db
      .select({ id: conversationMembers.conversationId })
      .from(conversationMembers)
      .where(eq(conversationMembers.accountId, accountId)),
    db.select({ id: formerMembers.conversationId }).from(formerMembers).where(eq(formerMembers.accountId, accountId)),
  );
  const asked = db
    .select({ id: bubbleCandidates.conversationId })
    .from(bubbleCandidates)
    .where(eq(bubbleCandidates.accountId, accountId));
  const together = await db
    .selectDistinct({ id: conversationMembers.accountId })
    .from(conversationMembers)
    .where(and(inArray(conversationMembers.conversationId, shared), ne(conversationMembers.accountId, accountId)));
  const deciding = await db
    .selectDistinct({ id: conversationMembers.accountId })
    .from(conversationMembers)
    .where(
      and(
        inArray(conversationMembers.conversationId, asked),
        inArray(conversationMembers.role, ["organiser", "moderator"]),
      ),
    );
  const invited = await db
    .selectDistinct({ id: bubbleCandidates.accountId })
    .from(bubbleCandidates)
    .where(eq(bubbleCandidates.byId, accountId));
  return [...together, ...deciding, ...invited].map(({ id }) => id);
}
