import { Hono } from "hono";
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
  readonly publicUrl: string;
  readonly trustedProxies: readonly string[];
  /** Called once per answered request. @param durationMs from its arrival to the head of its answer */
  readonly observe: (operation: string, status: number, durationMs: number) => void;
}

export type Page = (request: Request, exchange: Exchange) => Response | Promise<Response>;

export interface HttpApp {
  serve(operation: Operation): void;
  /** What is no endpoint of the contract: documents, metrics, the web interface. */
  page(operation: string, path: string, page: Page): void;
  fetch(request: Request, peer?: Peer): Promise<Response>;
}

const here: Peer = { address: "127.0.0.1" };

export function httpApp(deps: HttpAppDeps): HttpApp {
  const app = new Hono<{ Bindings: Exchange }>();
  const headers = securityHeaders(deps.publicUrl);
  const answerDeps = { ...deps, publicHost: new URL(deps.publicUrl).host };

  app.notFound(() => {
    throw failure("core.not_found");
  });
  app.onError((error, { env }) => {
    const failed = deps.operations.declared(error, null, env.operation, env.requestId);
    return problemResponse(problemOf(failed, env.language, env.requestId));
  });

  const exchangeOf = (request: Request, peer: Peer): Exchange => ({
    requestId: deps.newId(),
    peer,
    address: peerAddress(peer.address, request.headers.get("x-forwarded-for"), deps.trustedProxies),
    operation: "other",
    language: languageOf(request.headers.get("accept-language")),
  });

  return {
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
    async fetch(request, peer = here) {
      const arrivedAt = performance.now();
      const exchange = exchangeOf(request, peer);
      const response = await app.fetch(request, exchange);
      for (const [name, value] of headers) if (!response.headers.has(name)) response.headers.set(name, value);
      response.headers.set("x-request-id", exchange.requestId);
      const durationMs = performance.now() - arrivedAt;
      deps.observe(exchange.operation, response.status, durationMs);
      // The path is left out: the operation names it, and what stands in a path or query is nobody's business.
      const { requestId, operation, address } = exchange;
      const { method } = request;
      deps.log.info(
        { requestId, operation, method, status: response.status, durationMs: Math.round(durationMs), address },
        "request",
      );
      return response;
    },
  };
}
