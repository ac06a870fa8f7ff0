import { nanoid } from "nanoid";
import { type PushService, startPushService } from "../../platform/webpush/push-service.testing.ts";
import { createBubble, markProgress, openDirectChat, sendMessage } from "../../protocol/conversations.ts";
import { changeNotifications, pushMessage, standardSettings, subscribeToPush } from "../../protocol/notifications.ts";
import { type Person, startTestApp, type TestAppOptions } from "../../testing/test-app.ts";

/** An instance with a push service of its own, and a clock that is moved by hand. */
export async function startPushApp(options: TestAppOptions = {}) {
  const service = startPushService();
  let time = Date.UTC(2026, 10, 24, 9);
  const push = { allowed_origins: [service.origin] };
  const app = await startTestApp({ now: () => time++, ...options, config: { ...options.config, push } });
  const clock = {
    now: () => time,
    pass(ms: number) {
      time += ms;
    },
  };
  // Nobody says any more that they were there before the start.
  clock.pass(60_000);
  return { app, service, clock };
}
export type PushApp = Awaited<ReturnType<typeof startPushApp>>;

/** Everything that has happened is heard, and what is due is sent. @returns what browsers were told since the last time */
export async function pushed({ app, service }: Pick<PushApp, "app" | "service">) {
  await app.app.heard();
  await app.app.notifications.pushed();
  return service.received.splice(0).map(({ path, headers, text }) => ({
    path,
    topic: headers.get("topic"),
    urgency: headers.get("urgency"),
    ttl: Number(headers.get("ttl")),
    says: pushMessage.parse(JSON.parse(text ?? "")),
  }));
}

export async function subscribe(person: Person, service: PushService) {
  const subscription = service.subscription();
  const state = await person.call(subscribeToPush, { body: subscription });
  return { ...subscription, path: new URL(subscription.endpoint).pathname, state };
}

export const chatOf = async (from: Person, to: Person): Promise<string> =>
  (await from.call(openDirectChat, { body: { accountId: to.accountId } })).id;
export const bubbleOf = async (from: Person, name: string, ...members: Person[]): Promise<string> =>
  (
    await from.call(createBubble, {
      body: { id: nanoid(), name, memberIds: members.map(({ accountId }) => accountId) },
    })
  ).id;
export const say = (from: Person, conversationId: string, text: string) =>
  from.call(sendMessage, { params: { conversationId }, body: { id: nanoid(), text } });
export const see = (person: Person, conversationId: string, seenSeq: number) =>
  person.call(markProgress, { params: { conversationId }, body: { deliveredSeq: seenSeq, seenSeq } });
export const wish = (person: Person, changes: Partial<typeof standardSettings>) =>
  person.call(changeNotifications, { body: { ...standardSettings, ...changes } });
