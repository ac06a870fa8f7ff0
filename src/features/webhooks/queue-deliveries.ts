import type { Fact } from "../../facts.ts";
import type { WebhookEvent } from "../../protocol/webhooks.ts";
import type { Deps } from "./webhooks.deps.ts";
import { outgoingOf, queueDeliveries, tellingConversations } from "./webhooks.store.ts";

/** Which bubbles tell something, in memory: every message asks. */
export function createTelling({ db }: Pick<Deps, "db">) {
  let ids: Promise<Set<string>> | undefined;
  const known = (): Promise<Set<string>> => {
    ids ??= tellingConversations(db.reader).then(
      (found) => new Set(found),
      (error: unknown) => {
        ids = undefined;
        throw error;
      },
    );
    return ids;
  };
  return {
    has: async (conversationId: string): Promise<boolean> => (await known()).has(conversationId),
    add: async (conversationId: string): Promise<void> => void (await known()).add(conversationId),
    delete: async (conversationId: string): Promise<void> => void (await known()).delete(conversationId),
  };
}
export type Telling = ReturnType<typeof createTelling>;

/** What happens in a bubble is noted for each webhook that wants to hear of it; told again, it is noted once. */
export function hearEvents(deps: Pick<Deps, "db" | "facts" | "newId">, telling: Telling, wake: () => void): void {
  const { db, facts, newId } = deps;

  const queue = async (event: WebhookEvent, fact: Fact, conversationId: string, subjectId: string): Promise<void> => {
    if (!(await telling.has(conversationId))) return;
    await db.transaction(async (tx) => {
      const wanting = (await outgoingOf(tx, conversationId)).filter(
        ({ events, goneAt, createdAt }) => goneAt === null && events.includes(event) && createdAt <= fact.at,
      );
      if (wanting.length === 0) return;
      const happened = { event, cursor: fact.cursor, subjectId, happenedAt: fact.at };
      await queueDeliveries(
        tx,
        wanting.map(({ id: webhookId }) => ({
          ...{ id: newId(), webhookId, ...happened },
          ...{ state: "waiting" as const, nextAttemptAt: fact.at },
        })),
      );
    });
    wake();
  };

  for (const kind of ["message.sent", "message.changed"] as const)
    facts.on(kind, "webhooks", (fact) => queue(kind, fact, fact.payload.conversationId, fact.payload.messageId));
  for (const kind of ["member.added", "member.removed"] as const)
    facts.on(kind, "webhooks", (fact) => queue(kind, fact, fact.payload.conversationId, fact.payload.accountId));
  facts.on("conversation.ended", "webhooks", ({ payload }) => telling.delete(payload.conversationId));
}
