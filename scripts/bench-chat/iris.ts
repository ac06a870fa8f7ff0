import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { nanoid } from "nanoid";
import { openInstance } from "../../src/app.ts";
import { createAccount } from "../../src/features/accounts/create-account.ts";
import { openSession } from "../../src/features/accounts/open-session.ts";
import { configSchema } from "../../src/platform/config/config.ts";
import { sessionCookieName } from "../../src/platform/http/session-cookie.ts";
import type { Log } from "../../src/platform/platform.ts";
import { createBubble, openDirectChat, sendMessage } from "../../src/protocol/conversations.ts";
import { protocolVersion } from "../../src/protocol/socket.ts";
import { Client } from "../../src/testing/client.ts";
import { startServer } from "../../src/testing/server-process.ts";
import type { ChatClient, ChatSystem, LoadEvents, Shape } from "./chat-system.ts";
import { cpuSecOf, residentMibOf } from "./process-usage.ts";

interface Person {
  readonly accountId: string;
  readonly cookie: string;
}

export interface IrisSystem extends ChatSystem {
  readonly url: string;
  /** Everybody, those who chat first. */
  readonly people: readonly Person[];
}

const silent: Log = { debug() {}, info() {}, warn() {}, error() {} };

/** The executable in a folder of its own, with `people` accounts and a session each. */
export async function startIris(people: number, env: Record<string, string> = {}): Promise<IrisSystem> {
  const data = mkdtempSync(join(tmpdir(), "iris-bench-"));
  const persons = await makePeople(data, people);
  const server = await startServer(data, env);
  return {
    name: "Iris",
    url: server.url,
    people: persons,
    async connect(shape, count, events) {
      const members = persons.slice(0, count);
      const conversationIds = await openConversations(server.url, shape, members);
      return Promise.all(
        members.map((person, index) => connect(server.url, person, conversationIds[index] ?? "", index, events)),
      );
    },
    cpuSec: () => cpuSecOf(server.pid),
    residentMib: () => residentMibOf(server.pid),
    async stop() {
      await server.stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** Accounts whose password nobody knows, each signed in: hashing passwords is not what is measured. */
async function makePeople(data: string, count: number): Promise<Person[]> {
  const config = configSchema.parse({ storage: { data } });
  const instance = await openInstance({ config, log: silent });
  const { platform, db, mail } = instance;
  const people = Array.from({ length: count }, async (_, index): Promise<Person> => {
    const id = platform.newId();
    const key = await platform.keys.create(`person:${id}`);
    const { sessionToken } = await db.transaction(async (tx) => {
      await createAccount(platform, tx, key, {
        ...{ id, email: `person${index}@example.org`, firstName: "Person", lastName: String(index) },
        ...{ passwordHash: "none", language: "en", isOperator: false },
        ...{ termsVersion: config.instance.terms_version, termsAcceptedAt: platform.now() },
      });
      const origin = { userAgent: null, address: "127.0.0.1", deviceToken: null };
      return openSession({ ...platform, mail }, tx, key, { accountId: id, origin, way: "password" });
    });
    return { accountId: id, cookie: `${sessionCookieName}=${sessionToken}` };
  });
  const made = await Promise.all(people);
  await instance.close();
  return made;
}

/** @returns the conversation of each member */
async function openConversations(url: string, shape: Shape, members: readonly Person[]): Promise<string[]> {
  const as = ({ cookie }: Person) => Object.assign(new Client(url), { cookie });
  const [first, ...others] = members as [Person, ...Person[]];
  if (shape === "room") {
    const body = { id: nanoid(), name: "Everybody", memberIds: others.map(({ accountId }) => accountId) };
    const { id } = await as(first).call(createBubble, { body });
    return members.map(() => id);
  }
  const ids: string[] = [];
  for (let index = 0; index < members.length; index += 2) {
    const [one, other] = members.slice(index) as [Person, Person];
    const { id } = await as(one).call(openDirectChat, { body: { accountId: other.accountId } });
    ids.push(id, id);
  }
  return ids;
}

function connect(
  url: string,
  { cookie }: Person,
  conversationId: string,
  index: number,
  events: LoadEvents,
): Promise<ChatClient> {
  const options = { headers: { cookie, origin: url } } as unknown as string[];
  const socket = new WebSocket(`${url.replace(/^http/, "ws")}/api/socket`, options);
  const { promise, resolve, reject } = Promise.withResolvers<ChatClient>();
  let isClosing = false;
  const client: ChatClient = {
    send(text) {
      const body = { id: nanoid(), text };
      const operation = sendMessage.operation;
      socket.send(JSON.stringify({ type: "request", ref: body.id, operation, params: { conversationId }, body }));
    },
    close() {
      isClosing = true;
      socket.close();
    },
  };
  socket.onopen = () => socket.send(JSON.stringify({ type: "hello", version: protocolVersion, deviceId: nanoid() }));
  socket.onmessage = ({ data }: MessageEvent<string>) => {
    // Read by eye: parsing each frame would make the generator the bottleneck.
    if (data.startsWith('{"type":"event"')) {
      if (data.includes('"type":"message.sent"')) events.delivered(index, data);
    } else if (data.startsWith('{"type":"response"')) events.accepted();
    else if (data.startsWith('{"type":"welcome"')) resolve(client);
    else if (!data.startsWith('{"type":"presence.own"')) events.failed(data);
  };
  socket.onclose = ({ code, reason }) => {
    reject(new Error(`refused: ${code} ${reason}`));
    if (!isClosing) events.failed(`closed: ${code} ${reason}`);
  };
  return promise;
}
