import { z } from "zod";
import { endpoint, type TokenScope } from "./endpoint.ts";
import { id, timestamp } from "./primitives.ts";

/** What an access token may do for its owner, each apart; nothing else is open to one, whatever the person may do. */
export const tokenScopes = [
  "chats:read",
  "chats:write",
  "bubbles:write",
  "files:read",
  "files:write",
  "people:read",
] as const satisfies readonly TokenScope[];
export const tokenScope = z.enum(tokenScopes);

export const accessToken = z.object({
  id,
  name: z.string(),
  scopes: z.array(tokenScope),
  createdAt: timestamp,
  /** null: until it is revoked. */
  expiresAt: timestamp.nullable(),
  /** To the minute; null: not yet. */
  lastUsedAt: timestamp.nullable(),
});
export type AccessToken = z.infer<typeof accessToken>;

export const listAccessTokens = endpoint({
  operation: "listAccessTokens",
  method: "GET",
  path: "/api/me/access-tokens",
  summary: "One's tokens for programs; the tokens themselves are not kept",
  access: "account",
  limit: "read",
  response: () => z.object({ accessTokens: z.array(accessToken) }),
  failures: [],
});

export const createAccessToken = endpoint({
  operation: "createAccessToken",
  method: "POST",
  path: "/api/me/access-tokens",
  summary: "A token with which a program acts for oneself, as far as its scopes go; it is told here and never again",
  access: "account",
  limit: "write",
  needsRecentSignIn: true,
  body: () =>
    z.strictObject({
      name: z.string().trim().min(1).max(60),
      scopes: z
        .array(tokenScope)
        .min(1)
        .max(tokenScopes.length)
        .refine((scopes) => new Set(scopes).size === scopes.length, "names a scope twice"),
      /** Days; null: until it is revoked. */
      validDays: z.number().int().min(1).max(3_650).nullable(),
    }),
  response: () => z.object({ accessToken, token: z.string() }),
  failures: ["accounts.too_many_tokens"],
});

export const revokeAccessToken = endpoint({
  operation: "revokeAccessToken",
  method: "DELETE",
  path: "/api/me/access-tokens/:accessTokenId",
  summary: "End a token at once",
  access: "account",
  limit: "write",
  params: () => z.object({ accessTokenId: id }),
  failures: ["accounts.token_not_found"],
});
