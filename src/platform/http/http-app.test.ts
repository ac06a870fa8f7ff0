import { describe, expect, test } from "bun:test";
import { z } from "zod";
import { endpoint } from "../../protocol/endpoint.ts";
import { problem } from "../../protocol/problem.ts";
import { CommitFailed } from "../storage/write-queue.ts";
import { failure } from "./failure.ts";
import { ada, bob, cookieOf, person, publicUrl, testHost } from "./testing/test-host.ts";

const base = { method: "POST", access: "account", limit: "none", failures: [] } as const;
const note = z.object({ text: z.string() });
const writeNote = endpoint({
  ...base,
  operation: "writeNote",
  path: "/api/notes/:noteId",
  summary: "Write a note",
  params: z.object({ noteId: z.string().max(5) }),
  query: z.object({ loud: z.coerce.number().int().optional() }),
  body: z.strictObject({ text: z.string().min(1) }),
  response: note,
  failures: ["conversation.not_found"],
});
const readNote = endpoint({ ...base, operation: "readNote", method: "GET", path: "/api/notes", summary: "Read" });
const operate = endpoint({
  ...base,
  operation: "operate",
  path: "/api/operate",
  summary: "Operate",
  access: "operator",
});

const problemIn = async (response: Response) => problem.parse(await response.json());

describe("a request", () => {
  test("reaches its handler parsed, with its caller", async () => {
    const { host, ask } = testHost();
    host.route(writeNote, async ({ params, query, body, caller }) => ({
      text: `${caller.accountId === ada.accountId} ${params.noteId} ${query.loud} ${body.text}`,
    }));

    const response = await ask("POST", "/api/notes/n1?loud=3", { as: ada, body: { text: "hi" } });

    expect([response.status, await response.json()]).toEqual([200, { text: "true n1 3 hi" }]);
    expect(response.headers.get("cache-control")).toBe("no-store");
  });

  test("S71 is told everything that is wrong with it, in its caller's language", async () => {
    const { host, ask } = testHost({ people: [person("eva", { language: "de" })] });
    host.route(writeNote, async ({ body }) => body);

    const response = await ask("POST", "/api/notes/much-too-long?loud=x", {
      as: person("eva"),
      body: { text: "", more: 1 },
    });

    const told = await problemIn(response);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect([told.code, told.status, told.title]).toEqual([
      "core.invalid_input",
      400,
      "An dieser Anfrage stimmt etwas nicht.",
    ]);
    expect(told.fields?.map(({ path }) => path)).toEqual(["params.noteId", "query.loud", "body.text", "body"]);
    expect(told.fields?.[0]?.reason).toStartWith("Zu groß");
    expect(told.requestId).toBe(response.headers.get("x-request-id") ?? "");
  });

  test("without a session is asked to sign in, in the browser's language", async () => {
    const { host, ask } = testHost();
    host.route(writeNote, async ({ body }) => body);
    const headers = { "accept-language": "it, fr-CH;q=0.9, en;q=0.5" };

    const told = await problemIn(await ask("POST", "/api/notes/n1", { body: { text: "x" }, headers }));

    expect([told.code, told.detail]).toEqual(["core.not_signed_in", "Connectez-vous et réessayez."]);
  });

  test("S71 for operators is answered to others as if there were nothing", async () => {
    const root = person("root", { isOperator: true });
    const { host, ask } = testHost({ people: [ada, root] });
    host.route(operate, async () => undefined);

    expect((await problemIn(await ask("POST", "/api/operate", { as: ada }))).code).toBe("core.not_found");
    expect((await ask("POST", "/api/operate", { as: root })).status).toBe(204);
  });

  test("gets the failure its endpoint declares", async () => {
    const { host, ask } = testHost();
    host.route(writeNote, async () => {
      throw failure("conversation.not_found");
    });
    const response = await ask("POST", "/api/notes/n1", { as: ada, body: { text: "x" } });
    expect([response.status, (await problemIn(response)).code]).toEqual([404, "conversation.not_found"]);
  });

  test("S71 with a query key given twice is refused rather than half heard", async () => {
    const { host, ask } = testHost();
    host.route(writeNote, async ({ body }) => body);
    const response = await ask("POST", "/api/notes/n1?loud=1&loud=2", { as: ada, body: { text: "x" } });
    expect(response.status).toBe(400);
  });
});

test("a change that the disk did not take may be tried again, and is no mistake of ours", async () => {
  const { host, ask, bugs } = testHost();
  host.route(writeNote, () => Promise.reject(new CommitFailed("full")));
  const response = await ask("POST", "/api/notes/n1", { as: ada, body: { text: "x" } });
  expect([response.status, response.headers.get("retry-after")]).toEqual([503, "5"]);
  expect((await problemIn(response)).code).toBe("core.unavailable");
  expect(bugs).toEqual([]);
});

describe("a mistake of ours", () => {
  test.each([
    ["an undeclared failure", () => Promise.reject(failure("files.infected"))],
    ["an error", () => Promise.reject(new Error("boom"))],
    ["a thrown value that is no error", () => Promise.reject("boom")],
    ["an answer that breaks the contract", () => Promise.resolve({ text: 1 } as unknown as { text: string })],
    ["an answer that says more than the contract", () => Promise.resolve({ text: "x", passwordHash: "y" })],
  ])("(%s) is answered as one, logged and reported", async (_, run) => {
    const { host, ask, bugs, lines } = testHost();
    host.route(writeNote, run);

    const response = await ask("POST", "/api/notes/n1", { as: ada, body: { text: "x" } });

    const told = await problemIn(response);
    expect([response.status, told.code]).toEqual([500, "core.internal"]);
    expect(bugs.map(({ where, requestId }) => [where, requestId])).toEqual([["writeNote", told.requestId]]);
    expect(lines.filter((line) => line.includes(told.requestId))).toHaveLength(2);
  });

  test("a second handler for an endpoint does not go unnoticed", () => {
    const { host } = testHost();
    host.route(readNote, async () => undefined);
    expect(() => host.route(readNote, async () => undefined)).toThrow("mounted twice");
  });
});

describe("a body", () => {
  const send = async (init: RequestInit) => {
    const { host } = testHost();
    host.route(writeNote, async ({ body }) => body);
    const headers = new Headers({ origin: publicUrl, cookie: cookieOf(ada), ...(init.headers as object) });
    const response = await host.fetch(new Request(`${publicUrl}/api/notes/n1`, { method: "POST", ...init, headers }));
    return [response.status, (await problemIn(response)).fields?.[0]?.reason];
  };
  const json = { "content-type": "application/json" };
  const large = "x".repeat(1024 * 1024);

  test("that is not JSON is refused", async () => {
    expect(await send({ body: '{"text": secret}', headers: json })).toEqual([400, "must be valid JSON"]);
    expect(await send({ headers: json })).toEqual([400, "must be valid JSON"]);
  });
  test("of another type is refused: a foreign page can send plain text without asking", async () => {
    const headers = { "content-type": "text/plain" };
    expect(await send({ body: '{"text":"x"}', headers })).toEqual([400, "must be sent as application/json"]);
  });
  test("that is nested without end is refused before it is parsed", async () => {
    const body = `{"text":${"[".repeat(500_000)}`;
    expect(await send({ body, headers: json })).toEqual([400, "must not be nested deeper than 32 levels"]);
  });
  test("that is too large is refused, with and without a length", async () => {
    const chunked = new ReadableStream({
      pull(controller) {
        controller.enqueue(new TextEncoder().encode(large));
      },
    });
    expect(await send({ body: JSON.stringify({ text: large }), headers: json })).toEqual([413, undefined]);
    expect(await send({ body: chunked, headers: json })).toEqual([413, undefined]);
  });
});

describe("another website", () => {
  const attempt = async (headers: Record<string, string>) => {
    const { host } = testHost();
    host.route(operate, async () => undefined);
    host.route(readNote, async () => undefined);
    const [write, read] = [
      new Request(`${publicUrl}/api/operate`, { method: "POST", headers }),
      new Request(`${publicUrl}/api/notes`, { headers }),
    ];
    return [(await problemIn(await host.fetch(write))).code, (await host.fetch(read)).status];
  };
  const cookie = cookieOf(ada);

  test.each([
    ["says so", { cookie, origin: "https://evil.test" }],
    ["has no address", { cookie, origin: "null" }],
    ["is a neighbour", { cookie, "sec-fetch-site": "same-site" }],
    ["hides", { cookie }],
  ])("S71 cannot change anything with a person's cookie when it %s", async (_, headers) => {
    expect(await attempt(headers)).toEqual(["core.foreign_origin", 204]);
  });

  test.each([
    ["this page", { cookie, origin: publicUrl }],
    ["this page, named by its browser", { cookie, "sec-fetch-site": "same-origin" }],
    ["this page behind a proxy", { cookie, origin: "https://other.test", host: "other.test" }],
  ])("%s can", async (_, headers) => {
    expect(await attempt(headers)).toEqual(["core.not_found", 204]);
  });

  test("a program without a cookie has nothing to misuse", async () => {
    expect(await attempt({})).toEqual(["core.not_signed_in", 401]);
  });
});

describe("budgets", () => {
  const sparing = { ...base, limit: "signIn", access: "anyone", summary: "Try" } as const;
  const tryIt = endpoint({ ...sparing, operation: "tryIt", path: "/api/try" });

  test("S71 run out per address and refill with time", async () => {
    const { host, timers } = testHost();
    host.route(tryIt, async () => undefined);
    const from = async (address: string) =>
      host.fetch(new Request(`${publicUrl}/api/try`, { method: "POST" }), { address });

    for (let i = 0; i < 20; i++) expect((await from("192.0.2.1")).status).toBe(204);
    const refused = await from("192.0.2.1");
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "6"]);
    expect((await problemIn(refused)).retryAfterSec).toBe(6);
    expect((await from("192.0.2.2")).status).toBe(204);

    timers.advance(6_000);
    expect((await from("192.0.2.1")).status).toBe(204);
  });

  test("of one person do not touch another's", async () => {
    const { host, ask } = testHost();
    const write = { ...base, limit: "write", operation: "w", path: "/api/w", summary: "Write" } as const;
    host.route(endpoint(write), async () => undefined);
    const statuses = new Set<number>();
    for (let i = 0; i < 70; i++) statuses.add((await ask("POST", "/api/w", { as: ada })).status);
    expect([...statuses]).toEqual([204, 429]);
    expect((await ask("POST", "/api/w", { as: bob })).status).toBe(204);
  });

  test("S71 guessing sessions is slowed down per address", async () => {
    const { host, ask } = testHost();
    host.route(readNote, async () => undefined);
    const statuses = new Set<number>();
    for (let i = 0; i < 130; i++) {
      statuses.add((await ask("GET", "/api/notes", { headers: { cookie: `__Host-iris=guess${i}` } })).status);
    }
    expect([...statuses]).toEqual([401, 429]);
  });
});

describe("a dangerous act", () => {
  const dangerous = {
    ...base,
    operation: "danger",
    path: "/api/danger",
    summary: "Dare",
    needsRecentSignIn: true,
  } as const;
  const hostAt = (minutes: number, access: "account" | "administrator" = "account") => {
    const bench = testHost();
    bench.host.route(endpoint({ ...dangerous, access }), async () => undefined);
    bench.sessions.set(ada.sessionId, { ...ada, provedAt: bench.timers.now() });
    bench.timers.advance(minutes * 60_000);
    return bench;
  };

  test("S71 asks for a proof that is less than ten minutes old", async () => {
    const codeOf = async (response: Response) => (response.ok ? null : (await problemIn(response)).code);
    expect(await codeOf(await hostAt(9).ask("POST", "/api/danger", { as: ada }))).toBeNull();
    const refused = await hostAt(10).ask("POST", "/api/danger", { as: ada });
    expect([refused.status, await codeOf(refused)]).toEqual([403, "core.reauthentication_needed"]);
  });

  test("S71 does not even exist for those who may not do it, proved or not", async () => {
    const { ask } = hostAt(10, "administrator");
    expect((await ask("POST", "/api/danger", { as: ada })).status).toBe(404);
  });

  test("B1 nothing is open to who must set up a second factor first, but what leads to one", async () => {
    const bench = testHost({ people: [{ ...ada, lacksSecondFactor: true }] });
    const route = (operation: string, more: object = {}) =>
      bench.host.route(
        endpoint({ ...base, operation, path: `/api/${operation}`, summary: "Do", ...more }),
        async () => undefined,
      );
    route("anything");
    route("setUp", { leadsToSecondFactor: true });
    const refused = await bench.ask("POST", "/api/anything", { as: ada });
    expect([refused.status, (await problemIn(refused)).code]).toEqual([403, "core.second_factor_needed"]);
    expect((await bench.ask("POST", "/api/setUp", { as: ada })).status).toBe(204);
  });
});

test("S5 nothing is open to who has not accepted the current terms, but what leads there", async () => {
  const bench = testHost({ people: [{ ...ada, owesTerms: true }] });
  const route = (operation: string, more: object = {}) =>
    bench.host.route(
      endpoint({ ...base, operation, path: `/api/${operation}`, summary: "Do", ...more }),
      async () => undefined,
    );
  route("anything");
  route("accept", { beforeTerms: true });
  const refused = await bench.ask("POST", "/api/anything", { as: ada });
  expect([refused.status, (await problemIn(refused)).code]).toEqual([403, "core.terms_due"]);
  expect((await bench.ask("POST", "/api/accept", { as: ada })).status).toBe(204);
});

describe("every answer", () => {
  test("S71 carries the security headers and a request number", async () => {
    const { ask } = testHost();
    for (const path of ["/", "/api/nothing", "/healthz", "/api/docs", "/api/openapi.json"]) {
      const { headers } = await ask("GET", path);
      const policy = headers.get("content-security-policy") ?? "";
      expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
      expect(policy).not.toContain("unsafe");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("referrer-policy")).toBe("no-referrer");
      expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
      expect(headers.get("permissions-policy")).toContain("camera=(self)");
      expect(headers.get("x-request-id")).toMatch(/^[\w-]{21}$/);
    }
  });

  test("to an unknown address below /api is a problem, never a page", async () => {
    const { ask } = testHost();
    for (const method of ["GET", "POST", "DELETE"]) {
      const response = await ask(method, "/api/nothing", { headers: { accept: "text/html" } });
      expect([response.status, (await problemIn(response)).code]).toEqual([404, "core.not_found"]);
    }
  });

  test("may set cookies, and bytes go out as they are", async () => {
    const { host, ask } = testHost();
    const stream = endpoint({
      ...base,
      method: "GET",
      operation: "s",
      path: "/api/s",
      summary: "S",
      response: "stream",
    });
    host.route(stream, async ({ setHeader }) => {
      setHeader("set-cookie", "a=1");
      setHeader("set-cookie", "b=2");
      return new Response("bytes", { headers: { "content-type": "image/png", "content-security-policy": "sandbox" } });
    });
    const response = await ask("GET", "/api/s", { as: ada });
    expect(response.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
    expect(response.headers.get("content-security-policy")).toBe("sandbox");
    expect(await response.text()).toBe("bytes");
    const head = await ask("HEAD", "/api/s", { as: ada });
    expect([head.status, await head.text()]).toEqual([200, ""]);
  });
});
