import { afterAll, beforeAll, expect, test } from "bun:test";
import {
  createAccessToken,
  listAccessTokens,
  revokeAccessToken,
  tokenScopes,
} from "../../../protocol/access-tokens.ts";
import { endpoints } from "../../../protocol/api.ts";
import { createBubble, listConversations, pageMessages, sendMessage } from "../../../protocol/conversations.ts";
import type { EndpointShape, TokenScope } from "../../../protocol/endpoint.ts";
import { listCompanies } from "../../../protocol/operators.ts";
import { changePassword } from "../../../protocol/security.ts";
import { type Person, startTestApp, type TestApp } from "../../../testing/test-app.ts";

let app: TestApp;
let ada: Person;
let bob: Person;
let clock = Date.now();
const dayMs = 86_400_000;
const bubbleId = "b".repeat(21);
beforeAll(async () => {
  app = await startTestApp({ now: () => clock });
  [ada, bob] = await app.people("ada", "bob");
  await ada.call(createBubble, { body: { id: bubbleId, name: "Builds" } });
});
afterAll(() => app.stop());

const tokenFor = (scopes: TokenScope[], validDays: number | null = null) =>
  ada.call(createAccessToken, { body: { name: "Build server", scopes, validDays } });

/** As a program asks: no cookie, no origin. */
const ask = async (token: string, { method, path }: EndpointShape, body?: object) => {
  const answer = await fetch(app.url + path.replaceAll(/:\w+/g, bubbleId), {
    method,
    headers: { authorization: `Bearer ${token}`, ...(body && { "content-type": "application/json" }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, said: text === "" ? undefined : JSON.parse(text) };
};

test("B11 a token reads and writes as its owner, as far as its scopes go", async () => {
  const { token, accessToken } = await tokenFor(["chats:read", "chats:write"]);
  expect(accessToken).toMatchObject({ name: "Build server", lastUsedAt: null, expiresAt: null });
  const sent = await ask(token, sendMessage, { id: "m".repeat(21), text: "Build 12 is green" });
  expect(sent).toMatchObject({
    status: 200,
    said: { senderId: ada.accountId, content: { text: "Build 12 is green" } },
  });
  const { said } = await ask(token, pageMessages);
  expect(said.messages.at(-1)).toMatchObject({ id: "m".repeat(21) });
  expect(await ask(token, createBubble, { id: "c".repeat(21), name: "More" })).toMatchObject({
    status: 403,
    said: { code: "core.token_scope" },
  });
});

test("B11 whatever names no scope is closed to every token, dangerous acts and tokens themselves among it", async () => {
  const { token } = await tokenFor([...tokenScopes]);
  const closed = endpoints.filter(({ access, tokenScope }) => access !== "anyone" && tokenScope === undefined);
  expect(closed.length).toBeGreaterThan(100);
  for (const endpoint of closed) {
    const { status, said } = await ask(token, endpoint);
    expect({ operation: endpoint.operation, status, code: said?.code }).toEqual({
      operation: endpoint.operation,
      status: 403,
      code: "core.token_scope",
    });
  }
});

test("B11 an operator's token is nobody's operator, and opens no socket", async () => {
  const { token } = await tokenFor([...tokenScopes]);
  expect(await ask(token, listCompanies)).toMatchObject({ status: 403 });
  const answer = await fetch(`${app.url}/api/socket`, {
    headers: {
      ...{ authorization: `Bearer ${token}`, upgrade: "websocket", connection: "Upgrade" },
      ...{ "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==", "sec-websocket-version": "13" },
    },
  });
  expect(answer.status).toBe(403);
});

test("S71 the token is not in the answer to the list, and a stranger's is not found", async () => {
  const { token, accessToken } = await tokenFor(["chats:read"]);
  expect(JSON.stringify(await ada.call(listAccessTokens))).not.toContain(token);
  expect((await bob.call(listAccessTokens)).accessTokens).toEqual([]);
  const params = { accessTokenId: accessToken.id };
  expect(await bob.refusal(revokeAccessToken, { params })).toBe("accounts.token_not_found");
  expect(await ask(token, listConversations)).toMatchObject({ status: 200 });
});

test("B11 revoked or expired it is nobody's", async () => {
  const revoked = await tokenFor(["chats:read"]);
  const short = await tokenFor(["chats:read"], 1);
  expect(await ask(short.token, listConversations)).toMatchObject({ status: 200 });
  await ada.call(revokeAccessToken, { params: { accessTokenId: revoked.accessToken.id } });
  expect(await ask(revoked.token, listConversations)).toMatchObject({ status: 401 });
  clock += dayMs;
  expect(await ask(short.token, listConversations)).toMatchObject({ status: 401 });
  for (const token of ["iris_", "iris_made-up-made-up-made-up", "x".repeat(300)])
    expect(await ask(token, listConversations)).toMatchObject({ status: 401 });
});

test("B1 making one asks who this is, when that is long ago", async () => {
  clock += dayMs;
  const wish = { name: "x", scopes: ["chats:read" as const], validDays: null };
  expect(await ada.refusal(createAccessToken, { body: wish })).toBe("core.reauthentication_needed");
  expect(await ada.refusal(changePassword, { body: { newPassword: "velvet teapot granite" } })).toBe(
    "core.reauthentication_needed",
  );
});
