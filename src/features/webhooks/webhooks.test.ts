import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "bun:test";
import { createHmac } from "node:crypto";
import { nanoid } from "nanoid";
import { deleteBubble } from "../../protocol/bubbles.ts";
import { addMembers, createBubble, pageMessages, sendMessage } from "../../protocol/conversations.ts";
import { getPeople } from "../../protocol/directory.ts";
import { deleteMessage } from "../../protocol/messages.ts";
import * as api from "../../protocol/webhooks.ts";
import { type Person, startTestApp, type TestApp } from "../../testing/test-app.ts";
import { createOutgoing } from "./create-outgoing.ts";
import type { WebhookDoors } from "./webhooks.deps.ts";
import { judge, mostWebhooks } from "./webhooks.policy.ts";

interface Received {
  readonly headers: Headers;
  readonly body: string;
}

/** A program that is told things. */
function startReceiver() {
  const received: Received[] = [];
  const answers: number[] = [];
  const server = Bun.serve({
    port: 0,
    hostname: "127.0.0.1",
    async fetch(request) {
      received.push({ headers: request.headers, body: await request.text() });
      return new Response("thank you", { status: answers.shift() ?? 204 });
    },
  });
  return { received, answers, origin: `http://127.0.0.1:${server.port}`, stop: () => server.stop(true) };
}

let receiver: ReturnType<typeof startReceiver>;
let app: TestApp;
let ada: Person;
let bob: Person;
let mallory: Person;
let params: { conversationId: string };
let clock = 1_790_000_000_000;
beforeAll(async () => {
  receiver = startReceiver();
  const config = { webhooks: { allowed_origins: [receiver.origin] } };
  app = await startTestApp({ config, now: () => clock });
  [ada, bob, mallory] = await app.people("ada", "bob", "mallory");
});
afterAll(async () => {
  await app.stop();
  await receiver.stop();
});
beforeEach(async () => {
  params = { conversationId: nanoid() };
  await ada.call(createBubble, { body: { id: params.conversationId, name: "Builds", memberIds: [bob.accountId] } });
});
afterEach(async () => {
  receiver.received.length = 0;
  receiver.answers.length = 0;
  const { outgoing } = await ada.call(api.listWebhooks, { params }).catch(() => ({ outgoing: [] }));
  for (const { id } of outgoing) await ada.call(api.removeWebhook, { params: { ...params, webhookId: id } });
});

/** As a program posts: no cookie, no origin. */
const post = async (url: string, body: object) => {
  const answer = await fetch(app.url + new URL(url).pathname, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return { status: answer.status, said: await answer.json() };
};
const texts = async (reader: Person) =>
  (await reader.call(pageMessages, { params })).messages.flatMap(({ senderId, content }) =>
    content.kind === "text" ? [{ senderId, text: content.text }] : [],
  );

describe("a program writes into a bubble", () => {
  const incoming = () => ada.call(api.createIncomingWebhook, { params, body: { name: "Build server" } });

  test("B11 what it posts is a message of its own, by its own name, for every member", async () => {
    const { webhook, url } = await incoming();
    expect(await post(url, { text: "Build 12 is **green**" })).toMatchObject({ status: 200 });
    expect(await texts(bob)).toEqual([{ senderId: webhook.id, text: "Build 12 is **green**" }]);
    const { people } = await bob.call(getPeople, { body: { ids: [webhook.id] } });
    expect(people).toMatchObject([{ id: webhook.id, firstName: "Build server", isProgram: true }]);
  });

  test("B5 a retry with the same key is the first message", async () => {
    const { url } = await incoming();
    const first = await post(url, { text: "once", key: "build-13" });
    expect(await post(url, { text: "once", key: "build-13" })).toEqual(first);
    expect(await texts(ada)).toHaveLength(1);
  });

  test("B11 removed, its address is as unknown as one that never was, and its name stays on what it wrote", async () => {
    const { webhook, url } = await incoming();
    await post(url, { text: "the last" });
    await ada.call(api.removeWebhook, { params: { ...params, webhookId: webhook.id } });
    const refused = { status: 404, said: { code: "webhooks.not_found" } };
    expect(await post(url, { text: "more" })).toMatchObject(refused);
    expect(await post(`${app.url}/api/webhooks/made-up`, { text: "more" })).toMatchObject(refused);
    const { people } = await bob.call(getPeople, { body: { ids: [webhook.id] } });
    expect(people).toMatchObject([{ firstName: "Build server" }]);
    expect((await ada.call(api.listWebhooks, { params })).incoming).toEqual([]);
  });

  test("S71 only who tends the bubble connects it; to a stranger it is not there", async () => {
    const { webhook } = await incoming();
    const body = { name: "x" };
    expect(await bob.refusal(api.createIncomingWebhook, { params, body })).toBe("conversation.not_allowed");
    expect(await mallory.refusal(api.createIncomingWebhook, { params, body })).toBe("conversation.not_found");
    const named = { params: { ...params, webhookId: webhook.id } };
    expect(await bob.refusal(api.removeWebhook, named)).toBe("conversation.not_allowed");
    expect(await mallory.refusal(api.listWebhooks, { params })).toBe("conversation.not_found");
    expect(await mallory.call(getPeople, { body: { ids: [webhook.id] } })).toEqual({ people: [] });
    expect(await bob.call(api.listWebhooks, { params })).toMatchObject({
      mayChange: false,
      incoming: [{ id: webhook.id }],
    });
  });

  test("S23 it goes with the bubble", async () => {
    const { url } = await incoming();
    await ada.call(deleteBubble, { params, body: { name: "Builds" } });
    expect(await post(url, { text: "late" })).toMatchObject({ status: 404 });
  });
});

describe("a bubble tells a program what happens", () => {
  const outgoing = (events: api.WebhookEvent[] = ["message.sent"]) =>
    ada.call(api.createOutgoingWebhook, { params, body: { name: "CI", url: `${receiver.origin}/hook`, events } });
  const say = async (text: string) => {
    const { id } = await ada.call(sendMessage, { params, body: { id: nanoid(), text } });
    await app.app.webhooksSent();
    return id;
  };
  const told = () => receiver.received.map(({ body }) => JSON.parse(body));
  const deliveries = async (webhookId: string) =>
    (await ada.call(api.listDeliveries, { params: { ...params, webhookId } })).deliveries;

  test("B11 each message is posted, signed as Standard Webhooks says", async () => {
    const { secret } = await outgoing();
    const id = await say("Deploy, please");
    const message = receiver.received.find(({ body }) => body.includes(id));
    const { headers, body } = message ?? { headers: new Headers(), body: "{}" };
    expect(JSON.parse(body)).toMatchObject({
      type: "message.sent",
      data: { conversationId: params.conversationId, message: { id, content: { text: "Deploy, please" } } },
    });
    const signed = `${headers.get("webhook-id")}.${headers.get("webhook-timestamp")}.${body}`;
    const key = Buffer.from(secret.replace("whsec_", ""), "base64");
    expect(headers.get("webhook-signature")).toBe(`v1,${createHmac("sha256", key).update(signed).digest("base64")}`);
    expect(Number(headers.get("webhook-timestamp"))).toBe(Math.floor(clock / 1000));
  });

  test("B11 members read in the chat that it begins and ends, and see where it leads but not the address", async () => {
    const { webhook } = await outgoing();
    const seen = await bob.call(api.listWebhooks, { params });
    expect(seen.outgoing).toMatchObject([{ host: new URL(receiver.origin).host, url: null }]);
    await ada.call(api.removeWebhook, { params: { ...params, webhookId: webhook.id } });
    const notices = (await bob.call(pageMessages, { params })).messages.flatMap(({ content }) =>
      content.kind === "notice" ? [content.notice] : [],
    );
    expect(notices).toEqual(expect.arrayContaining(["tellsOutside", "tellsOutsideNoMore"]));
    await say("only among us");
    expect(told().filter(({ data }) => data.message?.content.text === "only among us")).toEqual([]);
  });

  test("B11 it hears the events it asked for", async () => {
    await outgoing(["member.added", "message.changed"]);
    const id = await say("oops");
    await ada.call(deleteMessage, { params: { ...params, messageId: id } });
    await ada.call(addMembers, { params, body: { accountIds: [mallory.accountId] } });
    await app.app.webhooksSent();
    const heard = told();
    expect(heard.map(({ type }) => type)).toEqual(["message.changed", "member.added"]);
    expect(heard[0].data.message.content).toEqual({ kind: "deleted", by: "sender" });
    expect(heard[1].data).toEqual({ conversationId: params.conversationId, accountId: mallory.accountId });
  });

  test("B11 what failed is tried again later with the same id, and the log says how it went", async () => {
    const { webhook } = await outgoing();
    receiver.answers.push(204, 500, 503);
    await app.app.webhooksSent();
    receiver.received.length = 0;
    receiver.answers.splice(0, receiver.answers.length, 500);
    await say("stubborn");
    expect((await deliveries(webhook.id))[0]).toMatchObject({ state: "waiting", attempts: 1, status: 500 });
    clock += 5_000;
    await app.app.webhooksSent();
    expect((await deliveries(webhook.id))[0]).toMatchObject({ state: "delivered", attempts: 2, status: 204 });
    const ids = receiver.received.map(({ headers }) => headers.get("webhook-id"));
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });

  test("B11 an address that says it is gone hears nothing more", async () => {
    const { webhook } = await outgoing();
    await app.app.webhooksSent();
    receiver.answers.push(410);
    await say("hello?");
    const count = receiver.received.length;
    await say("still there?");
    expect(receiver.received).toHaveLength(count);
    const { outgoing: listed } = await ada.call(api.listWebhooks, { params });
    expect(listed).toMatchObject([{ id: webhook.id, goneAt: clock }]);
  });

  test("B11 a test can be sent, and says nothing", async () => {
    const { webhook } = await outgoing(["member.removed"]);
    await ada.call(api.testWebhook, { params: { ...params, webhookId: webhook.id } });
    await app.app.webhooksSent();
    expect(told()).toMatchObject([{ type: "webhook.test", data: { conversationId: params.conversationId } }]);
    expect(await bob.refusal(api.testWebhook, { params: { ...params, webhookId: webhook.id } })).toBe(
      "conversation.not_allowed",
    );
  });

  test("B11 one more than a bubble may have is refused, and nothing is said of it", async () => {
    for (let at = 0; at < mostWebhooks; at += 1) await outgoing();
    const before = await ada.call(pageMessages, { params });
    const body = { name: "x", url: `${receiver.origin}/hook`, events: ["message.sent" as const] };
    expect(await ada.refusal(api.createOutgoingWebhook, { params, body })).toBe("webhooks.too_many");
    expect(await ada.call(pageMessages, { params })).toEqual(before);
  });

  test("B11 when members cannot be told of it, nothing begins", async () => {
    const deps = {
      ...app.platform,
      outbound: { permits: () => true } as unknown as WebhookDoors["outbound"],
      plans: { require: async () => {} },
      conversations: {
        ...{ roleIn: async () => "organiser" as const, roster: async () => undefined },
        messageForAll: async () => undefined,
        appendEntry: async () => {
          throw new Error("the program stops here");
        },
      },
    };
    const tending = { ...params, actorId: ada.accountId, companyId: null };
    const wish = { name: "CI", url: `${receiver.origin}/hook`, events: ["message.sent" as const] };
    await expect(createOutgoing(deps, tending, wish)).rejects.toThrow("stops here");
    expect((await ada.call(api.listWebhooks, { params })).outgoing).toEqual([]);
  });

  test("S66 nothing leaves for an address that the operator does not name", async () => {
    for (const url of ["https://elsewhere.example/", "http://127.0.0.1:1/", receiver.origin.replace("//", "//u:p@")]) {
      const body = { name: "x", url, events: ["message.sent" as const] };
      expect(await ada.refusal(api.createOutgoingWebhook, { params, body })).toBe("webhooks.address_not_allowed");
    }
  });
});

test("B11 an event is tried eight times within a day and a half", () => {
  let waitedMs = 0;
  let attempts = 0;
  for (;;) {
    attempts += 1;
    const verdict = judge({ attempts, status: null });
    if (verdict.state !== "waiting") break;
    waitedMs += verdict.afterMs;
  }
  expect({ attempts, hours: Math.round(waitedMs / 3_600_000) }).toEqual({ attempts: 8, hours: 35 });
});
