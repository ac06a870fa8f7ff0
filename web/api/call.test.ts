import { afterEach, expect, test } from "bun:test";
import { changeRole, pageMessages } from "../../src/protocol/conversations.ts";
import { findPeople } from "../../src/protocol/directory.ts";
import { addressOf, call, whenSignedOut } from "./call.ts";
import { asFailure } from "./failure.ts";

const realFetch = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = realFetch;
  whenSignedOut(() => {});
});
const answer = (make: (url: string, init: RequestInit) => Response) => {
  globalThis.fetch = Object.assign(
    async (url: string | URL | Request, init?: RequestInit) => make(String(url), init ?? {}),
    { preconnect: realFetch.preconnect },
  );
};

test("parameters and query go into the address, escaped, without what is undefined", () => {
  expect(addressOf(pageMessages, { params: { conversationId: "a/b" }, query: { before: 7, after: undefined } })).toBe(
    "/api/conversations/a%2Fb/messages?before=7",
  );
  expect(() => addressOf(pageMessages, {})).toThrow("conversationId");
});

test("a body is sent as JSON and the answer has the contract's type", async () => {
  const seen: RequestInit[] = [];
  answer((_, init) => {
    seen.push(init);
    return Response.json({ id: "x" });
  });
  const { id } = await call(changeRole, {
    params: { conversationId: "c", accountId: "a" },
    body: { role: "moderator" },
  });
  expect(id).toBe("x");
  expect(seen[0]).toMatchObject({ method: "PATCH", body: '{"role":"moderator"}', credentials: "same-origin" });
});

test("an unreachable server is an offline failure, a proxy's page is 'unavailable'", async () => {
  globalThis.fetch = Object.assign(() => Promise.reject(new TypeError("Failed to fetch")), realFetch);
  expect(await call(findPeople, { query: { q: "ada" } }).catch(asFailure)).toMatchObject({ isOffline: true });
  answer(() => new Response("<h1>Bad gateway</h1>", { status: 502 }));
  expect(await call(findPeople, { query: {} }).catch(asFailure)).toMatchObject({
    code: "core.unavailable",
    isOffline: false,
    isTemporary: true,
  });
});

test("B1 an ended session is reported once the server says so", async () => {
  let signedOut = 0;
  whenSignedOut(() => {
    signedOut += 1;
  });
  const problem = {
    type: "about:blank",
    code: "core.not_signed_in",
    status: 401,
    title: "t",
    detail: "d",
    requestId: "r",
  };
  answer(() => Response.json(problem, { status: 401 }));
  expect(await call(findPeople, { query: {} }).catch(asFailure)).toMatchObject({ code: "core.not_signed_in" });
  expect(signedOut).toBe(1);
});
