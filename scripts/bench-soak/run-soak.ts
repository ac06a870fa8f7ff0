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
import { openSlowReader } from "./slow-reader.ts";
import { SoakClient, type SoakPerson } from "./soak-client.ts";

const people = 200;
const ofBubble = 10;
const slowReaders = 5;
/** Each person writes about every so often, loses the line about every so often; the server dies about every so often. */
const writesEverySec = 4;
const dropsEverySec = 30;
const killsEverySec = 60;
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
  await server.stop();
  return {
    people: clients.map(({ cookie }, at) => ({
      cookie,
      conversationIds: [own[Math.floor(at / ofBubble)] ?? "", ofAll],
    })),
    conversationIds,
  };
}

/**
 * Two hundred devices write, lose their lines and come back while the server is killed again and again and some read nothing. At
 * the end each device must have seen each message once and in order.
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
    let [kills, drops, cuts] = [0, 0, 0];
    const away = new Set<SoakClient>();
    const openSlow = () =>
      prepared.people.slice(0, slowReaders).map(({ cookie }) =>
        openSlowReader(server.url, cookie, () => {
          cuts += 1;
        }),
      );
    let closeSlow = openSlow();
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
      if (performance.now() > killAt) {
        memory.push(residentMibOf(server.pid));
        for (const close of closeSlow) close();
        await server.kill();
        kills += 1;
        killAt = nextKill();
        server = await startServer(data);
        await Promise.all(clients.map((client) => client.connect(server.url)));
        away.clear();
        closeSlow = openSlow();
      }
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
    for (const close of closeSlow) close();
    memory.push(residentMibOf(server.pid));
    for (const client of clients) client.drop();
    await Promise.all(clients.map((client) => client.connect(server.url)));
    const histories = await historiesOf(server.url, prepared);
    await caughtUp(clients, histories, prepared.people);
    await server.stop();
    judge(clients, histories, prepared.people);
    const messages = [...histories.values()].reduce((sum, history) => sum + history.length, 0);
    console.log(
      `${people} devices, ${seconds} s: ${messages} messages, ${drops} lost lines, ${kills} kills, ${cuts} slow readers cut`,
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

async function caughtUp(
  clients: readonly SoakClient[],
  histories: Histories,
  all: readonly SoakPerson[],
): Promise<void> {
  const deadline = performance.now() + 60_000;
  const isThere = (client: SoakClient, at: number) =>
    client.isSettled &&
    (all[at]?.conversationIds ?? []).every(
      (id) => (client.received.get(id)?.length ?? 0) >= (histories.get(id)?.length ?? 0),
    );
  while (!clients.every(isThere)) {
    if (performance.now() > deadline) return;
    await Bun.sleep(100);
  }
}

function judge(clients: readonly SoakClient[], histories: Histories, all: readonly SoakPerson[]): void {
  const faults = clients.flatMap((client) => client.faults);
  const stored = new Map([...histories].map(([id, history]) => [id, new Set(history)]));
  for (const [id, history] of histories)
    if (stored.get(id)?.size !== history.length) faults.push(`something is twice in ${id}`);
  for (const [at, client] of clients.entries()) {
    for (const id of all[at]?.conversationIds ?? []) {
      const expected = histories.get(id) ?? [];
      const got = client.received.get(id) ?? [];
      if (!Bun.deepEquals(got, expected)) faults.push(`device ${at} saw ${got.length} of ${expected.length} in ${id}`);
    }
    for (const [id, { conversationId }] of client.sent)
      if (client.acknowledged.has(id) && !stored.get(conversationId)?.has(id)) faults.push(`${id} is not there`);
  }
  if (faults.length > 0) throw new Error(`${faults.length} faults:\n${faults.slice(0, 20).join("\n")}`);
}
