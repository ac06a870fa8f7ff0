import type { z } from "zod";
import type { FailureCode } from "./failures/index.ts";

/** Who may call an endpoint. The finer rules (membership, role in a bubble) are each feature's policy. */
/** `administrator`: of their own company. */
export type Access = "anyone" | "account" | "administrator" | "operator";

/** What a person's access token may do for them, each apart (`protocol/access-tokens.ts` says it to people). */
export type TokenScope = "chats:read" | "chats:write" | "bubbles:write" | "files:read" | "files:write" | "people:read";

/** A named budget; the numbers behind it are in `platform/http/rate-limit.ts`. */
export type Limit = "none" | "read" | "write" | "message" | "signIn" | "mail" | "upload";

export interface EndpointShape {
  /** The operation's name: unique, verb first; OpenAPI's operationId and the name used over the socket. */
  readonly operation: string;
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE" | "OPTIONS";
  /** Hono notation, `/api/conversations/:conversationId/messages`. */
  readonly path: string;
  readonly summary: string;
  readonly access: Access;
  readonly limit: Limit;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  /** Absent: 204. `"stream"`: bytes, answered by the handler as a Response. */
  readonly response?: z.ZodType | "stream";
  /** Failures the endpoint declares beside those every endpoint may give (`core.*`). */
  readonly failures: readonly FailureCode[];
  /** True: the raw request body is handed over as a stream and `body` is not parsed. */
  readonly streams?: true;
  /** True: a dangerous act. The caller proved who they are a short while ago, or is asked to (`core.reauthentication_needed`). */
  readonly needsRecentSignIn?: true;
  /** True: open to somebody who must set up a second factor before anything else (`core.second_factor_needed`). */
  readonly leadsToSecondFactor?: true;
  /** True: open to a bubble's guest too (S39). To whatever does not say so a guest is nobody: not signed in. */
  readonly admitsGuests?: true;
  /** Open to an access token with this scope. To whatever does not say so a token is of no use. */
  readonly tokenScope?: TokenScope;
  /** True: open to somebody who has not accepted the current terms of use (`core.terms_due`). */
  readonly beforeTerms?: true;
  /** True: may also be called through the WebSocket's `request` frame (same handler, same rules). */
  readonly overSocket?: true;
}

/** Parts that are schemas. */
const parts = ["params", "query", "body", "response"] as const;
type Part = (typeof parts)[number];

/** An endpoint as it is written down: a schema may be given as a function that makes it when it is first needed. */
type Declaration = Omit<EndpointShape, Part> & {
  readonly [P in Part]?: EndpointShape[P] | (() => z.ZodType);
};
type Made<D extends Declaration> = {
  readonly [K in keyof D]: K extends Part ? (D[K] extends () => infer S ? S : D[K]) : D[K];
};

type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined;
type Sent<S> = S extends z.ZodType ? z.input<S> : undefined;

/** What a handler receives after parsing. */
export type InputOf<E extends EndpointShape> = {
  params: Parsed<E["params"]>;
  query: Parsed<E["query"]>;
  body: Parsed<E["body"]>;
};

/** What a client sends. */
export type CallOf<E extends EndpointShape> = {
  params: Sent<E["params"]>;
  query: Sent<E["query"]>;
  body: Sent<E["body"]>;
};

export type OutputOf<E extends EndpointShape> = E["response"] extends z.ZodType
  ? z.output<E["response"]>
  : E["response"] extends "stream"
    ? Response
    : undefined;

/**
 * Declares one endpoint. One definition gives parsing, the types of both sides and the OpenAPI document. Schemas given as
 * functions are made once, at their first use: making all of them was a tenth of the program's start.
 */
export function endpoint<const D extends Declaration>(declared: D): Made<D> {
  const made = { ...declared };
  for (const part of parts) {
    const make = declared[part];
    if (typeof make === "function") defineOnce(made, part, make);
  }
  return made as Made<D>;
}

function defineOnce(target: object, name: string, make: () => unknown): void {
  let value: unknown;
  Object.defineProperty(target, name, { enumerable: true, get: () => (value ??= make()) });
}
