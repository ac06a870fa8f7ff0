import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { eq } from "drizzle-orm";
import { nanoid } from "nanoid";
import { accounts } from "../features/accounts/accounts.tables.ts";
import { sessionCookieName } from "../platform/http/session-cookie.ts";
import type { Tx } from "../platform/storage/database.ts";
import { acceptTerms } from "../protocol/accounts.ts";
import { endpoints } from "../protocol/api.ts";
import { pageMessages } from "../protocol/conversations.ts";
import { Client } from "./client.ts";
import { spellings } from "./disk-search.ts";
import { sendingTo } from "./stranger-matrix/calls.ts";
import { frameMatrix } from "./stranger-matrix/frames.ts";
import { madeUpThings } from "./stranger-matrix/things.ts";
import { createWorld, pushOrigin, type World } from "./stranger-matrix/world.ts";
import { startTestApp, type TestApp } from "./test-app.ts";
import type { TestSocket } from "./test-socket.ts";

setDefaultTimeout(60_000);
/** Stands in every text, name and byte that the world's people say and make, and nowhere in their own names. */
const content = "qjxkvb";
const spelled = [...spellings(content).values()];
let app: TestApp;
let world: World;
let ears: TestSocket;

beforeAll(async () => {
  app = await startTestApp({ config: { push: { allowed_origins: [pushOrigin] } } });
  world = await createWorld(app, content);
  ears = await (await newPowerful()).connect();
});
afterAll(async () => {
  for (const device of [...world.devices, ears]) await device.close();
  await app.stop();
});

/** Operator of the instance and administrator of the very company at once, and party to nothing. */
async function newPowerful(): Promise<Client> {
  const { signOn, memberships } = app.app.accounts;
  const person = { email: `${nanoid()}@x.example`, firstName: "Vera", lastName: "Viewer", language: "en" } as const;
  const id = await signOn.create(person, async (tx: Tx, accountId: string) => {
    await app.app.companies.admit(tx, accountId, world.things.companyId);
    await memberships.setRole(tx, accountId, "administrator");
    await tx.update(accounts).set({ isOperator: true }).where(eq(accounts.id, accountId));
  });
  if (id === undefined) throw new Error("nobody was made");
  const origin = { userAgent: null, address: "127.0.0.1", deviceToken: null };
  const client = new Client(app.url);
  const session = { origin, provedAt: app.platform.now(), hadSecondFactor: true };
  client.cookie = `${sessionCookieName}=${await signOn.openSession(id, session)}`;
  await client.call(acceptTerms, { body: { version: app.platform.config.instance.terms_version, language: "en" } });
  return client;
}

const tells = (bytes: Buffer) => spelled.some((spelling) => bytes.includes(spelling));
/** What takes people, their company or their things away comes last: until then all of it is there to be told. */
const last = /^(end|erase|terminate|delete|remove|deactivate|restrict|leave|set|change|import)/;
const acts = endpoints.filter(({ method }) => method !== "GET");
const inOrder = [
  ...endpoints.filter(({ method }) => method === "GET"),
  ...acts.filter(({ operation }) => !last.test(operation)),
  ...acts.filter(({ operation }) => last.test(operation)),
];
async function isStillThere(): Promise<boolean> {
  const { conversationId } = world.things;
  const { messages } = await world.insiders.bob.call(pageMessages, { params: { conversationId } });
  return JSON.stringify(messages).includes(content);
}

test("S9 S71 no operation tells an operator and administrator what their people say, name and share", async () => {
  const told: string[] = [];
  const outcomes = new Set<number>();
  let wasThere = false;
  const reader = await newPowerful();
  // Whoever has an invitation's secret was invited; nobody has it by their office.
  const named = { ...world.things, bubbleLinkToken: madeUpThings(world.things).bubbleLinkToken };
  for (const endpoint of inOrder) {
    if (last.test(endpoint.operation) && endpoint.method !== "GET" && !wasThere) wasThere = await isStillThere();
    const { bytes, headers = {}, ...call } = sendingTo(endpoint, named);
    // What an act changed of whoever did it is not in the way of the next.
    const viewer = endpoint.method === "GET" ? reader : await newPowerful();
    const answer = await viewer.send(endpoint, call, { headers, ...(bytes !== undefined && { body: bytes }) });
    outcomes.add(answer.status);
    if (tells(Buffer.from(await answer.arrayBuffer()))) told.push(endpoint.operation);
    if (tells(Buffer.from(JSON.stringify([...answer.headers])))) told.push(`${endpoint.operation}, headers`);
  }
  // Where no mail server takes them the operator hands mails on, and reads them for that, as the manual says.
  expect(told).toEqual(["listOutbox"]);
  // They may do a good deal; what is not theirs is refused.
  expect([wasThere, outcomes.has(200), outcomes.has(404)]).toEqual([true, true, true]);
});

test("S9 S71 nor does their line, whatever they send over it and whatever happens meanwhile", async () => {
  for (const { frame } of Object.values(frameMatrix)) ears.send(frame(world.things));
  await ears.settled();
  expect(ears.frames.length).toBeGreaterThan(1);
  expect(ears.frames.filter((frame) => tells(Buffer.from(JSON.stringify(frame)))).map(({ type }) => type)).toEqual([]);
});
