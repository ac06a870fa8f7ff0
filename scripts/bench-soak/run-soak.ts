import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openInstance } from "../../src/app.ts";
import { configSchema } from "../../src/platform/config/config.ts";
import { signIn } from "../../src/protocol/accounts.ts";
import { createBubble, type Message, pageMessages } from "../../src/protocol/conversations.ts";
import { Client } from "../../src/testing/client.ts";
import { seeded } from "../../src/testing/random.ts";
import { type ServerProcess, startServer } from "../../src/testing/server-process.ts";
import { residentMibOf } from "../bench-chat/process-usage.ts";
import { SlowReader } from "./slow-reader.ts";
import { SoakClient, type SoakPerson } from "./soak-client.ts";

const people = 200;
const ofBubble = 10;
const slowReaders = 5;
/** Each person writes about every so often, loses the line about every so often; the server dies about every so often. */
const writesEverySec = 4;
const dropsEverySec = 30;
const killsEverySec = 60;
/**
 * Slow readers read nothing until so much has come into a bubble of theirs, from its last member: more than the kernel's buffers and
 * the server's for a socket hold. Then they read everything for so long.
 */
const unreadBytes = 10 * 1024 * 1024;
const readsSec = 10;
const floodAtOnce = 16;
const pingsEverySec = 15;
/** Characters. What goes to all is long, so that who does not read has soon left too much unread. */
const shortText = 150;
const longText = 15_000;
const tickMs = 100;
const password = "teapot granite velvet";
const silent = { debug() {}, info() {}, warn() {}, error() {} };

/** People of whom each is in a bubble of ten and in one of all. */
async function prepare(data: string): Promise<{ people: SoakPerson[]; conversationIds: string[] }> {
  const config = configSchema.parse({ storage: { data } });
  const instance = await openInstance({ config, log: silent });
  const hash = await instance.accounts.passwords.hash(password);
  instance.accounts.passwords.hash = async () => hash;
  const { terms_version: termsVersion } = config.instance;
  const accountIds: string[] = [];
  for (let at = 0; at < people; at += 1) {
    const user = { email: `p${at}@example.org`, password, firstName: `P${at}`, lastName: "Soak", termsVersion };
    accountIds.push(await instance.accounts.createUser({ ...user, language: "en" }));
  }
  await instance.close();
  const server = await startServer(data);
  const clients: Client[] = [];
  for (let at = 0; at < people; at += 1) {
    const client = new Client(server.url);
    await client.call(signIn, { body: { email: `p${at}@example.org`, password } });
    clients.push(client);
  }
  const conversationIds: string[] = [];
  const bubble = async (organiser: number, members: readonly string[]): Promise<string> => {
    const id = `${conversationIds.length}`.padStart(21, "0");
    const body = { id, name: `Bubble ${conversationIds.length}`, memberIds: [...members] };
    await clients[organiser]?.call(createBubble, { body });
    conversationIds.push(id);
    return id;
  };
  const ofAll = await bubble(0, accountIds);
  const own: string[] = [];
  for (let first = 0; first < people; first += ofBubble)
    own.push(await bubble(first, accountIds.slice(first, first + ofBubble)));
  const flooded = await bubble(0, accountIds.slice(0, slowReaders + 1));
  await server.stop();
  return {
    people: clients.map(({ cookie }, at) => ({
      cookie,
      conversationIds: [own[Math.floor(at / ofBubble)] ?? "", ofAll, ...(at <= slowReaders ? [flooded] : [])],
    })),
    conversationIds,
  };
}

/**
 * Two hundred devices write, lose their lines and come back while the server is killed again and again; some more stop reading until
 * they are cut, and come back. At the end each device must have seen each message once and in order.
 * @throws Error when anything was lost, doubled or out of order
 */
export async function runSoak(seconds: number): Promise<void> {
  const data = await mkdtemp(join(tmpdir(), "iris-soak-"));
  try {
    const prepared = await prepare(data);
    const random = seeded(20261124);
    let server: ServerProcess = await startServer(data);
    const clients = prepared.people.map((person) => new SoakClient(person));
    await Promise.all(clients.map((client) => client.connect(server.url)));
    const memory: number[] = [];
    let [kills, drops] = [0, 0];
    const away = new Set<SoakClient>();
    const slow = prepared.people.slice(0, slowReaders).map((person) => new SlowReader(person));
    const connectSlow = () => Promise.all(slow.map((reader) => reader.connect(server.url)));
    await connectSlow();
    let pingedAt = performance.now();
    /** Until when they read; undefined: they do not, until that many messages are there. */
    let readsUntil: number | undefined = performance.now() + readsSec * 1000;
    let floodedUntil = 0;
    const tendSlow = (flooding: SoakClient) => {
      const now = performance.now();
      if (readsUntil === undefined && flooding.acknowledged.size >= floodedUntil) {
        for (const reader of slow) reader.goOnReading();
        readsUntil = now + readsSec * 1000;
      } else if (readsUntil !== undefined && now > readsUntil) {
        for (const reader of slow) reader.stopReading();
        readsUntil = undefined;
        floodedUntil = flooding.acknowledged.size + unreadBytes / longText;
      }
      if (now - pingedAt < pingsEverySec * 1000) return;
      for (const reader of slow) reader.sayAlive();
      pingedAt = now;
    };
    const perTick = (everySec: number) => tickMs / 1000 / everySec;
    const back = async (client: SoakClient) => {
      await client.connect(server.url);
      away.delete(client);
    };

    const endsAt = performance.now() + seconds * 1000;
    const nextKill = () => performance.now() + killsEverySec * 1000 * (0.5 + random());
    let killAt = nextKill();
    while (performance.now() < endsAt) {
      await Bun.sleep(tickMs);
      // Not while somebody does not read: on a slow machine they would never be cut.
      if (performance.now() > killAt && readsUntil !== undefined) {
        memory.push(residentMibOf(server.pid));
        for (const reader of slow) reader.drop();
        await server.kill();
        kills += 1;
        killAt = nextKill();
        server = await startServer(data);
        await Promise.all(clients.map((client) => client.connect(server.url)));
        away.clear();
        await connectSlow();
        readsUntil = performance.now();
      }
      const flooding = clients[slowReaders] as SoakClient;
      tendSlow(flooding);
      if (readsUntil === undefined && !away.has(flooding))
        for (let at = flooding.waiting; at < floodAtOnce; at += 1)
          flooding.write(prepared.people[slowReaders]?.conversationIds[2] ?? "", longText);
      for (const [at, client] of clients.entries()) {
        if (away.has(client)) {
          if (random() < perTick(1)) void back(client);
          continue;
        }
        if (random() < perTick(dropsEverySec)) {
          client.drop();
          away.add(client);
          drops += 1;
        } else if (random() < perTick(writesEverySec)) {
          const places = prepared.people[at]?.conversationIds ?? [];
          const isForAll = random() > 0.8;
          client.write(places[isForAll ? 1 : 0] ?? "", isForAll ? longText : shortText);
        }
      }
    }
    memory.push(residentMibOf(server.pid));
    for (const device of [...clients, ...slow]) device.drop();
    await Promise.all([...clients, ...slow].map((device) => device.connect(server.url)));
    await Promise.all(slow.map(({ settled }) => settled));
    // What they send again arrives now.
    await until(() => clients.every(({ isSettled }) => isSettled));
    const histories = await historiesOf(server.url, prepared);
    await caughtUp([...clients, ...slow], histories, prepared.people);
    // First: who is left alone by a server that stops would count it as a cut, and come back for ever.
    for (const device of [...clients, ...slow]) device.drop();
    await server.stop();
    judge(clients, slow, histories, prepared.people);
    const sum = (what: "cuts" | "resumed" | "refetched") => slow.reduce((all, reader) => all + reader[what], 0);
    const messages = [...histories.values()].reduce((sum, history) => sum + history.length, 0);
    console.log(`${people} devices, ${seconds} s: ${messages} messages, ${drops} lost lines, ${kills} kills`);
    console.log(
      `${slowReaders} slow readers were cut ${sum("cuts")} times, came back with their cursor and were told everything ${sum("resumed")} times, or to fetch what they missed ${sum("refetched")} times`,
    );
    console.log(`memory before each kill, MiB: ${memory.map((mib) => mib.toFixed(0)).join(" ")}`);
    console.log("nothing lost, doubled or out of order");
  } finally {
    await rm(data, { recursive: true, force: true });
  }
}

type Prepared = Awaited<ReturnType<typeof prepare>>;
/** Ids of messages, by conversation. */
type Histories = ReadonlyMap<string, readonly string[]>;

async function historiesOf(url: string, { people: all, conversationIds }: Prepared): Promise<Histories> {
  const histories = new Map<string, string[]>();
  for (const conversationId of conversationIds) {
    const reader = all.find((person) => person.conversationIds.includes(conversationId));
    const client = new Client(url);
    client.cookie = reader?.cookie ?? "";
    const history: Message[] = [];
    for (let hasMore = true; hasMore; ) {
      const after = history.at(-1)?.seq ?? 0;
      const page = await client.call(pageMessages, { params: { conversationId }, query: { after, limit: 200 } });
      history.push(...page.messages);
      hasMore = page.hasMore;
    }
    // The first entry says that the bubble was created, before anybody was there.
    histories.set(
      conversationId,
      history.flatMap(({ id, content }) => (content.kind === "text" ? [id] : [])),
    );
  }
  return histories;
}

type Device = Pick<SoakClient, "received" | "isSettled" | "faults">;

async function caughtUp(devices: readonly Device[], histories: Histories, all: readonly SoakPerson[]): Promise<void> {
  const isThere = (device: Device, at: number) =>
    device.isSettled &&
    (all[at % people]?.conversationIds ?? []).every(
      (id) => (device.received.get(id)?.length ?? 0) >= (histories.get(id)?.length ?? 0),
    );
  await until(() => devices.every(isThere));
}

/** What does not come to hold in time is found by whoever judges. */
async function until(holds: () => boolean): Promise<void> {
  const deadline = performance.now() + 120_000;
  while (!holds() && performance.now() < deadline) await Bun.sleep(100);
}

function judge(
  clients: readonly SoakClient[],
  slow: readonly SlowReader[],
  histories: Histories,
  all: readonly SoakPerson[],
): void {
  const faults = [...clients, ...slow].flatMap((device) => device.faults);
  if (slow.every(({ cuts }) => cuts === 0)) faults.push("no slow reader was cut: nothing is shown about them");
  const stored = new Map([...histories].map(([id, history]) => [id, new Set(history)]));
  for (const [id, history] of histories)
    if (stored.get(id)?.size !== history.length) faults.push(`something is twice in ${id}`);
  for (const [at, device] of [...clients, ...slow].entries())
    for (const id of all[at % people]?.conversationIds ?? []) {
      const expected = histories.get(id) ?? [];
      const got = device.received.get(id) ?? [];
      if (!Bun.deepEquals(got, expected)) faults.push(`device ${at} saw ${got.length} of ${expected.length} in ${id}`);
    }
  for (const client of clients)
    for (const [id, { conversationId }] of client.sent)
      if (client.acknowledged.has(id) && !stored.get(conversationId)?.has(id)) faults.push(`${id} is not there`);
  if (faults.length > 0) throw new Error(`${faults.length} faults:\n${faults.slice(0, 20).join("\n")}`);
}
