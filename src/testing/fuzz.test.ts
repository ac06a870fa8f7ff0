import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from "bun:test";
import { sql } from "drizzle-orm";
import fc from "fast-check";
import { nanoid } from "nanoid";
import { endpoints } from "../protocol/api.ts";
import { createBubble, openDirectChat, sendMessage } from "../protocol/conversations.ts";
import { changeOwnVisibility } from "../protocol/directory.ts";
import type { EndpointShape } from "../protocol/endpoint.ts";
import { clientFrame } from "../protocol/socket.ts";
import { acceptedBy } from "./fuzzing/arbitrary-of.ts";
import { databaseImage } from "./fuzzing/database-image.ts";
import { assertDeclared, outcomeOf } from "./fuzzing/declared.ts";
import { mangled } from "./fuzzing/mangled.ts";
import { type Person, startTestApp, type TestApp } from "./test-app.ts";

// On a busy machine one property may take its time; the whole file takes seconds.
setDefaultTimeout(30_000);
const seed = 20261124;
let app: TestApp;
let ada: Person;
let mallory: Person;
/** Ids of what is ada's, and of nothing. */
let ids: string[];

beforeAll(async () => {
  app = await startTestApp();
  const [first, bob, second] = await app.people("ada", "bob", "mallory");
  ada = first;
  mallory = second;
  const direct = await ada.call(openDirectChat, { body: { accountId: bob.accountId } });
  const bubble = await ada.call(createBubble, { body: { id: nanoid(), name: "Iris", memberIds: [bob.accountId] } });
  const messageId = nanoid();
  await ada.call(sendMessage, { params: { conversationId: direct.id }, body: { id: messageId, text: "hello" } });
  // Somebody else's: a person who may be found is everybody's to look at.
  for (const one of [ada, bob]) await one.call(changeOwnVisibility, { body: { choice: "hidden", exceptions: [] } });
  ids = [direct.id, bubble.id, ada.accountId, bob.accountId, messageId, nanoid()];
});
afterAll(() => app.stop());

interface Sent {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}
type Part = keyof Sent;
const parts: readonly Part[] = ["params", "query", "body"];

/** As text in an address: everything is a string there. */
const inAddress = (value: unknown): string => {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return encodeURIComponent(text.toWellFormed().slice(0, 2_000));
};

function requestFor(endpoint: EndpointShape, { params, query, body }: Sent, who: Person | null): Request {
  const named = Object(params) as Record<string, unknown>;
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => inAddress(named[name] ?? ""));
  const pairs = Object.entries(Object(query) as object).map(([key, value]) => `${inAddress(key)}=${inAddress(value)}`);
  const hasBody = endpoint.method !== "GET";
  return new Request(`${app.url}${path}${pairs.length > 0 ? `?${pairs.join("&")}` : ""}`, {
    method: endpoint.method,
    headers: {
      ...{ origin: app.url, host: new URL(app.url).host, "accept-language": "de" },
      ...(who && { cookie: who.cookie }),
      ...(hasBody && { "content-type": endpoint.streams ? "application/octet-stream" : "application/json" }),
    },
    ...(hasBody &&
      body !== undefined && { body: body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body) }),
  });
}

const callOf = async (endpoint: EndpointShape, sent: Sent, who: Person | null) =>
  outcomeOf(await app.app.host.fetch(requestFor(endpoint, sent, who)), endpoint);

const accepted = (endpoint: EndpointShape): fc.Arbitrary<Sent> =>
  fc.record({
    params: acceptedBy(endpoint.params, ids),
    query: acceptedBy(endpoint.query, ids),
    body: endpoint.streams ? fc.uint8Array({ maxLength: 3_000 }) : acceptedBy(endpoint.body, ids),
  });

/** One part broken, so that the contract refuses it. */
const refused = (endpoint: EndpointShape): fc.Arbitrary<Sent> | null => {
  const breakable = parts.filter((part) => endpoint[part] && (part !== "body" || !endpoint.streams));
  const broken = breakable.map((part) =>
    fc
      .tuple(accepted(endpoint), mangled(acceptedBy(endpoint[part], ids)))
      .map(([sent, wrong]) => ({ ...sent, [part]: part === "body" ? wrong : asText(wrong) }))
      .filter((sent) => endpoint[part]?.safeParse(sent[part]).success === false),
  );
  return broken.length > 0 ? fc.oneof(...broken) : null;
};

/** What is left of a value once it stood in an address. */
const asText = (value: unknown): unknown =>
  Object.fromEntries(
    Object.entries(Object(value) as object).map(([key, inner]) => [
      decodeURIComponent(inAddress(key)),
      decodeURIComponent(inAddress(inner)),
    ]),
  );

let latest: { readonly version: unknown; readonly image: Awaited<ReturnType<typeof databaseImage>> } | undefined;

/** What is stored now. SQLite counts the commits of others: while none is added, what was seen last still holds. */
async function stored(): Promise<Awaited<ReturnType<typeof databaseImage>>> {
  const { reader } = app.platform.db;
  const [version] = await reader.values<[number]>(sql`PRAGMA data_version`);
  if (latest === undefined || latest.version !== version?.[0]) {
    latest = { version: version?.[0], image: await databaseImage(reader) };
  }
  return latest.image;
}

/** Runs what must be refused; afterwards the database holds what it held. */
async function storesNothing(run: () => Promise<void>): Promise<void> {
  const [before, head] = [await stored(), app.platform.facts.head()];
  await run();
  expect(app.platform.facts.head()).toBe(head);
  expect(await stored()).toEqual(before);
  expect(app.bugs).toEqual([]);
}

test("what is stored is looked at anew once something was", async () => {
  const before = await stored();
  expect(await stored()).toBe(before);
  await ada.call(sendMessage, { params: { conversationId: ids[0] ?? "" }, body: { id: nanoid(), text: "again" } });
  expect(await stored()).not.toEqual(before);
});

const everyOperation = endpoints.map((endpoint) => [endpoint.operation, endpoint] as const);

describe("what the contract refuses", () => {
  test.each(everyOperation)("S71 %s says so and stores nothing", async (_, endpoint) => {
    const arbitrary = refused(endpoint);
    if (!arbitrary) return;
    await storesNothing(() =>
      fc.assert(
        fc.asyncProperty(arbitrary, fc.constantFrom(null, ada, mallory), async (sent, who) => {
          expect(await callOf(endpoint, sent, who)).toStartWith("core.");
        }),
        { seed, numRuns: 40 },
      ),
    );
  });

  test.each(everyOperation.filter(([, { access }]) => access !== "anyone"))(
    "S71 %s does nothing for nobody",
    async (_, endpoint) => {
      await storesNothing(() =>
        fc.assert(
          fc.asyncProperty(accepted(endpoint), async (sent) => {
            expect(await callOf(endpoint, sent, null)).toBe("core.not_signed_in");
          }),
          { seed, numRuns: 5 },
        ),
      );
    },
  );
});

describe("S71 a stranger", () => {
  /** Answered alike for everybody's id and nobody's, and what they store is the caller's own: to refuse would tell something. */
  const aboutOneself = ["blockPerson", "unblockPerson"];
  /** What the instance says of itself. */
  const forEverybody = ["readDisclosure", "downloadDisclosure"];
  /** Each token gets the same answer, whether it is known or not. */
  const sameForEachToken = ["unsubscribe", "showUnsubscribe"];
  const open = new Set([...aboutOneself, ...forEverybody, ...sameForEachToken]);
  const aboutSomething = everyOperation.filter(([name, { params }]) => params !== undefined && !open.has(name));

  test.each(aboutSomething)("with the ids of what is not theirs gets nothing from %s", async (_, endpoint) => {
    await storesNothing(() =>
      fc.assert(
        fc.asyncProperty(accepted(endpoint), async (sent) => {
          expect(await callOf(endpoint, sent, mallory)).not.toBeNull();
        }),
        { seed, numRuns: 15 },
      ),
    );
  });
});

/** Phone numbers, countries and time zones are looked up in tables that no contract holds; their fields are then named. */
const looksCloser: ReadonlySet<string> = new Set(["updateOwnProfile"]);
/** Who is needed for what comes after does not do this. */
const endsSessions: ReadonlySet<string> = new Set(["signOut", "restrictOwnData", "eraseMyself"]);

describe("what the contract accepts", () => {
  test.each(everyOperation)("%s answers by its contract", async (_, endpoint) => {
    await fc.assert(
      fc.asyncProperty(accepted(endpoint), fc.constantFrom(ada, mallory), async (sent, who) => {
        const outcome = await callOf(endpoint, sent, endsSessions.has(endpoint.operation) ? null : who);
        if (!looksCloser.has(endpoint.operation)) expect(outcome).not.toBe("core.invalid_input");
        expect(outcome).not.toBe("core.foreign_origin");
      }),
      { seed, numRuns: endpoint.limit === "mail" || endpoint.limit === "signIn" ? 6 : 30 },
    );
    expect(app.bugs).toEqual([]);
  });
});

describe("frames", () => {
  const kinds = clientFrame.options
    .map((option) => [String(option.shape.type.value), option] as const)
    .filter(([type]) => type !== "hello");

  const refusals = (frames: readonly { type: string }[]) =>
    frames.flatMap((frame) =>
      frame.type === "error" ? [(frame as unknown as { problem: { code: string } }).problem] : [],
    );

  test.each(kinds)("%s with something wrong gets an error and stores nothing", async (_, option) => {
    const socket = await ada.connect();
    await storesNothing(async () => {
      const broken = mangled(acceptedBy(option, ids)).filter((frame) => !clientFrame.safeParse(frame).success);
      const frames = fc.sample(broken, { seed, numRuns: 60 });
      for (const frame of frames) socket.sendRaw(JSON.stringify(frame));
      await socket.settled();
      expect(refusals(socket.frames).map(({ code }) => code)).toEqual(frames.map(() => "core.invalid_input"));
    });
    await socket.close();
  });

  test.each(kinds)("%s is answered by the contract, whoever sends it", async (_, option) => {
    for (const who of [ada, mallory]) {
      const socket = await who.connect();
      for (const frame of fc.sample(acceptedBy(option, ids), { seed, numRuns: 30 })) {
        socket.sendRaw(JSON.stringify(frame));
      }
      await socket.settled();
      for (const { code } of refusals(socket.frames)) assertDeclared(code);
      await socket.close();
    }
    expect(app.bugs).toEqual([]);
  });

  test("bytes and half a frame are no frame", async () => {
    const socket = await ada.connect();
    await storesNothing(async () => {
      for (const bytes of fc.sample(fc.uint8Array({ maxLength: 300 }), { seed, numRuns: 50 })) {
        socket.sendRaw(new Uint8Array(bytes));
      }
      for (const text of fc.sample(fc.string({ unit: "binary" }), { seed, numRuns: 50 }))
        socket.sendRaw(text.toWellFormed());
      await socket.settled();
      expect(refusals(socket.frames)).toHaveLength(100);
    });
    await socket.close();
  });
});
