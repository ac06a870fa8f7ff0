import { Hono } from "hono";
import { TrieRouter } from "hono/router/trie-router";
import { clientHeader, type Use } from "../access-log/access-entry.ts";
import type { Caller, Log } from "../platform.ts";
import { answerOperation } from "./answer-operation.ts";
import type { Exchange, Peer } from "./exchange.ts";
import { failure } from "./failure.ts";
import { languageOf } from "./language.ts";
import type { Operation, Operations } from "./operations.ts";
import { peerAddress } from "./peer-address.ts";
import { problemOf, problemResponse } from "./problem-of.ts";
import { securityHeaders } from "./security-headers.ts";

export interface HttpAppDeps {
  readonly operations: Operations;
  readonly authenticate: (request: Request) => Promise<Caller | null>;
  readonly log: Log;
  readonly newId: () => string;
  readonly now: () => number;
  readonly publicUrl: string;
  readonly trustedProxies: readonly string[];
  /** Answers what nothing else does, outside `/api/`: the web interface. */
  readonly fallback: (request: Request) => Promise<Response>;
  /** Called once per answered request. @param durationMs from its arrival to the head of its answer */
  readonly observe: (operation: string, status: number, durationMs: number) => void;
  /** Told of each answered operation of the contract, for the access log. */
  readonly noteUse: (use: Use) => void;
}

export type Page = (request: Request, exchange: Exchange) => Response | Promise<Response>;

export interface HttpApp {
  serve(operation: Operation): void;
  /** What is no endpoint of the contract: documents, metrics, the web interface. */
  page(operation: string, path: string, page: Page): void;
  fetch(request: Request, peer?: Peer): Promise<Response>;
  /** Runs anything that answers a request: what it throws is told to the caller, measured and logged like every answer. */
  attempt<Answer extends Response | undefined>(
    request: Request,
    peer: Peer,
    act: (exchange: Exchange) => Promise<Answer>,
  ): Promise<Answer | Response>;
}

const here: Peer = { address: "127.0.0.1" };

export function httpApp(deps: HttpAppDeps): HttpApp {
  // Hono's own choice compiles all routes into one expression at the first request, which then waits for it.
  const app = new Hono<{ Bindings: Exchange }>({ router: new TrieRouter() });
  const headers = securityHeaders(deps.publicUrl);
  const answerDeps = { ...deps, publicHost: new URL(deps.publicUrl).host };

  app.notFound(({ req, env }) => {
    const isPage = (req.method === "GET" || req.method === "HEAD") && !req.path.startsWith("/api/");
    if (!isPage) throw failure("core.not_found");
    env.operation = "web";
    return deps.fallback(req.raw);
  });
  // Failures become answers in one place: `attempt`.
  app.onError((error) => {
    throw error;
  });

  const exchangeOf = (request: Request, peer: Peer): Exchange => ({
    requestId: deps.newId(),
    peer,
    address: peerAddress(peer.address, request.headers.get("x-forwarded-for"), deps.trustedProxies),
    operation: "other",
    language: languageOf(request.headers.get("accept-language")),
  });

  const finish = (request: Request, exchange: Exchange, response: Response, arrivedAt: number): Response => {
    for (const [name, value] of headers) if (!response.headers.has(name)) response.headers.set(name, value);
    response.headers.set("x-request-id", exchange.requestId);
    const durationMs = performance.now() - arrivedAt;
    const { requestId, operation, address, comer } = exchange;
    const { status } = response;
    deps.observe(operation, status, durationMs);
    if (comer !== undefined) {
      const { headers: said } = request;
      const client = { userAgent: said.get("user-agent"), client: said.get(clientHeader) };
      deps.noteUse({ at: deps.now(), who: comer, address, ...client, action: operation, durationMs, status });
    }
    // The operation stands for the path: what is written in a path or query is nobody's business.
    const line = { requestId, operation, method: request.method, status, durationMs: Math.round(durationMs), address };
    deps.log[exchange.isProbe ? "debug" : "info"](line, "request");
    return response;
  };

  const attempt = async <Answer extends Response | undefined>(
    request: Request,
    peer: Peer,
    act: (exchange: Exchange) => Promise<Answer>,
  ): Promise<Answer | Response> => {
    const arrivedAt = performance.now();
    const exchange = exchangeOf(request, peer);
    try {
      const response = await act(exchange);
      return response && finish(request, exchange, response, arrivedAt);
    } catch (error) {
      const failed = deps.operations.declared(error, null, exchange.operation, exchange.requestId);
      const response = problemResponse(problemOf(failed, exchange.language, exchange.requestId));
      return finish(request, exchange, response, arrivedAt);
    }
  };

  return {
    attempt,
    serve(operation) {
      const { method, path } = operation.endpoint;
      app.on(method, path, (c) => answerOperation(answerDeps, operation, c.req.raw, c.req.param(), c.env));
    },
    page(operation, path, page) {
      app.get(path, async (c) => {
        c.env.operation = operation;
        return page(c.req.raw, c.env);
      });
    },
    fetch: (request, peer = here) => attempt(request, peer, async (exchange) => app.fetch(request, exchange)),
  };
}
