import type { Message } from "../../protocol/conversations.ts";
import { missedAs } from "../../protocol/notification-rules.ts";
import type { Attention } from "./attention.ts";
import type { Deps } from "./notifications.deps.ts";
import { type PushRow, putPushes } from "./pushes.store.ts";
import { oldNewsMs } from "./send-pushes.ts";
import type { Subscribers } from "./subscribers.ts";
import { subscriptionsOf } from "./subscriptions.store.ts";
import { wishesIn } from "./wishes.ts";

type HearDeps = Pick<Deps, "db" | "doors" | "facts" | "now"> & {
  readonly attention: Attention;
  readonly subscribers: Subscribers;
  readonly wake: () => void;
};
type News = Pick<PushRow, "subject" | "conversationId" | "kind" | "refId" | "position" | "happenedAt">;

/** Somebody who uses a device counts as there for a minute; a moment later it is known whether they saw what came meanwhile. */
const absenceMs = 70_000;
/** A statement takes so many values and no more. */
const rowsAtOnce = 500;
/** After a start nobody has said yet whether they are there. */
const arrivalMs = 30_000;

/** What happened → who may have missed it → pushes that wait for their moment. Told again after a crash it changes nothing. */
export function hearMissed(deps: HearDeps): void {
  const { db, doors, facts, now, attention, subscribers, wake } = deps;
  const startedAt = now();
  const isOld = (at: number) => at < now() - oldNewsMs;

  async function put(accountIds: readonly string[], news: News): Promise<void> {
    const rows: PushRow[] = [];
    for (const { id: subscriptionId, accountId } of await subscriptionsOf(db.reader, ...accountIds)) {
      const waitsForAbsence = attention.isAttended(accountId) || now() < startedAt + arrivalMs;
      const dueAt = now() + (waitsForAbsence ? absenceMs : 0);
      rows.push({ subscriptionId, accountId, ...news, state: "waiting", waitsForAbsence, attempts: 0, dueAt });
    }
    if (rows.length === 0) return;
    await db.transaction(async (tx) => {
      for (let at = 0; at < rows.length; at += rowsAtOnce) await putPushes(tx, rows.slice(at, at + rowsAtOnce));
    });
    wake();
  }

  facts.on("message.sent", "notifications", async ({ payload, at }, live) => {
    const { conversationId, messageId, seq, withheldFrom } = payload;
    const subscribed = await subscribers.all();
    if (subscribed.size === 0 || isOld(at)) return;
    const roster = await doors.conversations.roster(conversationId);
    const readers = roster?.accountIds.filter((id) => id !== withheldFrom && subscribed.has(id)) ?? [];
    if (!roster || readers.length === 0) return;
    const conversation = { kind: roster.kind, members: roster.accountIds.length };
    const wishes = await wishesIn(db.reader, conversationId);
    const missing: string[] = [];
    let kind: PushRow["kind"] = "message";
    for (const viewerId of readers) {
      const message = (live as Message | undefined) ?? (await doors.conversations.messageFor(viewerId, messageId));
      if (!message) continue;
      const hearing = { viewerId, conversation, ...wishes.get(viewerId) };
      if (missedAs(message, hearing, now()) !== null) missing.push(viewerId);
      // Whom it names or presses is seen when it is sent, for each of them.
      if (message.content.kind === "call") kind = "call";
    }
    const news = { subject: conversationId, conversationId, kind, refId: messageId, position: seq, happenedAt: at };
    await put(missing, news);
  });

  facts.on("invitation.changed", "notifications", async ({ payload: { accountId, invitationId }, at }) => {
    if (isOld(at) || !(await subscribers.all()).has(accountId)) return;
    const received = (await doors.contacts.receivedInvitations(accountId)).find(({ id }) => id === invitationId);
    if (!received) return;
    await put([accountId], {
      ...{ subject: "invitations", conversationId: null, kind: "invitation", refId: invitationId },
      ...{ position: received.sentAt, happenedAt: received.sentAt },
    });
  });

  facts.on("bubbleInvitation.changed", "notifications", async ({ payload: { accountId, conversationId }, at }) => {
    if (isOld(at) || !(await subscribers.all()).has(accountId)) return;
    const all = await doors.conversations.bubbleInvitationsFor(accountId);
    const invitation = all.find((one) => one.conversationId === conversationId);
    if (!invitation) return;
    await put([accountId], {
      ...{ subject: `bubble ${conversationId}`, conversationId, kind: "invitation", refId: conversationId },
      ...{ position: invitation.invitedAt, happenedAt: invitation.invitedAt },
    });
  });

  facts.on("file.withdrawn", "notifications", async ({ payload: { fileId, conversationId }, at }) => {
    const subscribed = await subscribers.all();
    if (isOld(at) || subscribed.size === 0) return;
    const readers = (await doors.conversations.roster(conversationId))?.accountIds.filter((id) => subscribed.has(id));
    await put(readers ?? [], {
      ...{ subject: `file ${fileId} ${conversationId}`, conversationId, kind: "file", refId: fileId },
      ...{ position: at, happenedAt: at },
    });
  });

  // The subscription itself goes with the session's row.
  facts.on("session.ended", "notifications", ({ payload }) => subscribers.changed(payload.accountId));
}
