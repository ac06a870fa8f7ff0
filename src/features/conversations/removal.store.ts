import { and, count, eq, inArray, lt, max } from "drizzle-orm";
import type { Db } from "../../platform/storage/database.ts";
import { conversations, messages } from "./conversations.tables.ts";
import { keyEpochs } from "./sides/sides.tables.ts";

/** Conversations asked about at once: SQLite takes so many values. */
const atOnce = 500;

async function countIn(db: Db, conversationIds: readonly string[], senderId?: string): Promise<number> {
  let found = 0;
  for (let at = 0; at < conversationIds.length; at += atOnce) {
    const among = inArray(messages.conversationId, conversationIds.slice(at, at + atOnce));
    const [row] = await db
      .select({ n: count() })
      .from(messages)
      .where(senderId === undefined ? among : and(among, eq(messages.senderId, senderId)));
    found += row?.n ?? 0;
  }
  return found;
}

/** What somebody wrote in these conversations. */
export const countSaidIn = (db: Db, conversationIds: readonly string[], senderId: string): Promise<number> =>
  countIn(db, conversationIds, senderId);

/** Everything written there. */
export const countAll = (db: Db, conversationIds: readonly string[]): Promise<number> => countIn(db, conversationIds);

export const allConversationIds = async (db: Db): Promise<string[]> =>
  (await db.select({ id: conversations.id }).from(conversations)).map(({ id }) => id);

/** Where the newest of the versions before this one ended; undefined: it is not known of any. */
export async function epochEndBefore(db: Db, conversationId: string, version: number): Promise<number | undefined> {
  const [row] = await db
    .select({ throughSeq: max(keyEpochs.throughSeq) })
    .from(keyEpochs)
    .where(and(eq(keyEpochs.conversationId, conversationId), lt(keyEpochs.version, version)));
  return row?.throughSeq ?? undefined;
}
