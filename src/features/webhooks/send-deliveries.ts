import { createDueLoop, type DueLoop } from "../../platform/jobs/due-loop.ts";
import { bubbleKey, openSecret, openUrl } from "./seal-webhook.ts";
import { signatureHeaders } from "./sign-delivery.ts";
import type { Deps } from "./webhooks.deps.ts";
import { judge } from "./webhooks.policy.ts";
import {
  type DeliveryRow,
  dueDeliveries,
  findOutgoing,
  forgetDeliveries,
  markGone,
  nextDeliveryAt,
  noteAttempt,
  type OutgoingRow,
} from "./webhooks.store.ts";

type SenderDeps = Pick<Deps, "config" | "conversations" | "db" | "keys" | "log" | "now" | "outbound">;

const atOnce = 16;
const keptMs = 7 * 86_400_000;

/** Sends what is due, some side by side; each webhook gets its events in their order as long as they succeed. */
export function createSender(deps: SenderDeps): DueLoop {
  const { db, log, now } = deps;
  return createDueLoop({
    ...{ name: "webhooks", log, now },
    nextDueAt: () => nextDeliveryAt(db.reader),
    async doDue() {
      const due = await dueDeliveries(db.reader, now(), atOnce);
      const byWebhook = Map.groupBy(due, ({ webhookId }) => webhookId);
      await Promise.all(
        [...byWebhook.values()].map(async (deliveries) => {
          for (const delivery of deliveries) await attempt(deps, delivery);
        }),
      );
      return due.length > 0;
    },
  });
}

export const tidyDeliveries = ({ db, now }: Pick<Deps, "db" | "now">): Promise<void> =>
  db.transaction(async (tx) => void (await forgetDeliveries(tx, now() - keptMs)));

async function attempt(deps: SenderDeps, delivery: DeliveryRow): Promise<void> {
  const { db, now } = deps;
  const webhook = await findOutgoing(db.reader, delivery.webhookId);
  if (!webhook) return;
  const body = webhook.goneAt === null ? await bodyOf(deps, delivery, webhook.conversationId) : undefined;
  const attempts = delivery.attempts + 1;
  const status = body === undefined ? null : await send(deps, webhook, delivery.id, body);
  // What is not there any more, or nobody hears, is not sent.
  const verdict = body === undefined ? ({ state: "failed", isGone: false } as const) : judge({ attempts, status });
  await db.transaction(async (tx) => {
    await noteAttempt(tx, delivery.id, {
      ...{ state: verdict.state, attempts, status, attemptedAt: now() },
      nextAttemptAt: verdict.state === "waiting" ? now() + verdict.afterMs : null,
    });
    if (verdict.state === "failed" && verdict.isGone) await markGone(tx, webhook.id, now());
  });
}

/** What happened, as it is now: a message that was deleted meanwhile says that it was. */
async function bodyOf(
  { conversations }: Pick<Deps, "conversations">,
  { event, happenedAt, subjectId }: DeliveryRow,
  conversationId: string,
): Promise<string | undefined> {
  const told = { type: event, timestamp: new Date(happenedAt).toISOString() };
  if (event === "webhook.test") return JSON.stringify({ ...told, data: { conversationId } });
  if (event === "member.added" || event === "member.removed")
    return JSON.stringify({ ...told, data: { conversationId, accountId: subjectId } });
  const message = await conversations.messageForAll(subjectId ?? "");
  return message && JSON.stringify({ ...told, data: { conversationId, message } });
}

/** @returns the status of the answer, or null when none came */
async function send(
  { config, keys, log, now, outbound }: SenderDeps,
  webhook: OutgoingRow,
  id: string,
  body: string,
): Promise<number | null> {
  const key = await bubbleKey(keys, webhook.conversationId);
  const timestampSec = Math.floor(now() / 1000);
  try {
    const { status } = await outbound.request({
      purpose: "webhooks",
      reason: "an event of a bubble",
      url: new URL(openUrl(key, webhook)),
      method: "POST",
      headers: {
        "content-type": "application/json",
        "content-length": String(Buffer.byteLength(body)),
        "user-agent": `Iris (${new URL(config.server.public_url).host})`,
        ...signatureHeaders(openSecret(key, webhook), { id, timestampSec, body }),
      },
      body,
    });
    return status;
  } catch (error) {
    log.warn(
      { webhookId: webhook.id, error: error instanceof Error ? error.name : "unknown" },
      "no answer to a webhook",
    );
    return null;
  }
}
