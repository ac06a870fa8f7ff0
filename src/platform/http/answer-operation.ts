import type { EndpointShape } from "../../protocol/endpoint.ts";
import type { Caller } from "../platform.ts";
import type { Exchange } from "./exchange.ts";
import { failure } from "./failure.ts";
import { readJsonBody } from "./json-body.ts";
import type { Operation, Operations } from "./operations.ts";
import { isOwnOrigin } from "./origin.ts";

export interface AnswerDeps {
  readonly operations: Operations;
  readonly authenticate: (request: Request) => Promise<Caller | null>;
  readonly publicHost: string;
}

/** One HTTP request to one endpoint. The checks come in the order of their price; the body is read last. */
export async function answerOperation(
  { operations, authenticate, publicHost }: AnswerDeps,
  operation: Operation,
  request: Request,
  params: Record<string, string>,
  exchange: Exchange,
): Promise<Response> {
  const { endpoint } = operation;
  exchange.operation = endpoint.operation;
  exchange.comer = null;
  if (!isSafe(request.method) && !isOwnOrigin(request, publicHost)) throw failure("core.foreign_origin");
  const comer = await authenticate(request);
  exchange.comer = comer;
  if (comer) exchange.language = comer.language;
  const caller = operations.admit(endpoint, comer, exchange.address);
  if (endpoint.streams || endpoint.response === "stream") exchange.peer.allowIdle?.();

  const body = endpoint.body && !endpoint.streams ? await readJsonBody(request) : undefined;
  const added: [name: string, value: string][] = [];
  const output = await operations.run(
    operation,
    { params, query: queryOf(request.url), body },
    {
      caller: caller ?? undefined,
      requestId: exchange.requestId,
      language: exchange.language,
      address: exchange.address,
      request,
      setHeader: (name, value) => void added.push([name, value]),
    },
  );
  if (!comer) exchange.comer = await newcomer(authenticate, request, added);
  const response = responseOf(endpoint, output);
  for (const [name, value] of added) response.headers.append(name, value);
  return response;
}

/** Whoever has just signed in is known by the cookie that they are given. */
async function newcomer(
  authenticate: AnswerDeps["authenticate"],
  { url }: Request,
  added: readonly (readonly [name: string, value: string])[],
): Promise<Caller | null> {
  const cookies = added.flatMap(([name, value]) => (name === "set-cookie" ? [value.split(";", 1)[0] ?? ""] : []));
  return cookies.length === 0 ? null : authenticate(new Request(url, { headers: { cookie: cookies.join("; ") } }));
}

const isSafe = (method: string): boolean => method === "GET" || method === "HEAD";

/** A key that is given twice becomes a list, so that the schema refuses it instead of one value winning silently. */
function queryOf(url: string): Record<string, string | string[]> {
  const query: Record<string, string | string[]> = {};
  const start = url.indexOf("?");
  if (start < 0) return query;
  for (const [key, value] of new URLSearchParams(url.slice(start))) {
    const known = Object.hasOwn(query, key) ? query[key] : undefined;
    query[key] = known === undefined ? value : [known, value].flat();
  }
  return query;
}

function responseOf({ response }: EndpointShape, output: unknown): Response {
  if (output instanceof Response) return output;
  if (response === undefined) return new Response(null, { status: 204 });
  const headers = { "content-type": "application/json", "cache-control": "no-store" };
  return new Response(JSON.stringify(output), { headers });
}
