import type { ClientFrame, ServerFrame } from "../../protocol/socket.ts";
import type { Use } from "../access-log/access-entry.ts";
import { failure } from "../http/failure.ts";
import type { Operations } from "../http/operations.ts";
import type { Caller } from "../platform.ts";
import type { Connection } from "./connection.ts";

type RequestFrame = Extract<ClientFrame, { type: "request" }>;

/** Requests of one socket that may run at once; they are begun in the order they came. */
export const maxRequestsInFlight = 256;

export interface AnswerRequestDeps {
  readonly operations: Operations;
  readonly authenticate: (request: Request) => Promise<Caller | null>;
  readonly newId: () => string;
  /** Tells the client. @returns the failure's status */
  readonly refuse: (connection: Connection, error: unknown, answer: { ref: string; requestId: string }) => number;
  readonly observe: (operation: string, status: number, durationMs: number) => void;
  readonly noteUse: (connection: Connection, use: Pick<Use, "action" | "durationMs" | "status">) => void;
}

/** Runs an endpoint for a `request` frame, by the same rules as over HTTP. */
export async function answerRequest(
  { operations, authenticate, newId, refuse, observe, noteUse }: AnswerRequestDeps,
  connection: Connection,
  { ref, operation: name, params, query, body }: RequestFrame,
): Promise<void> {
  const requestId = newId();
  const startedAt = performance.now();
  const operation = operations.all.get(name);
  if (!operation?.endpoint.overSocket) {
    refuse(connection, failure("core.not_found"), { ref, requestId });
    return;
  }
  const answered = (status: number): void => {
    const durationMs = performance.now() - startedAt;
    observe(name, status, durationMs);
    noteUse(connection, { action: name, status, durationMs });
  };
  connection.requestsInFlight++;
  try {
    if (connection.requestsInFlight > maxRequestsInFlight) throw failure("core.too_many", { retryAfterSec: 1 });
    const { address } = connection;
    // What a socket knows of its caller is some seconds old: too old where they may have proved themselves a moment ago.
    const isFresh = operation.endpoint.needsRecentSignIn === true;
    const comer = isFresh ? await authenticate(connection.request) : connection.caller;
    if (!comer) throw failure("core.not_signed_in");
    const caller = operations.admit(operation.endpoint, comer, address) ?? undefined;
    const { language } = comer;
    const context = { caller, requestId, language, address, request: undefined, setHeader: noHeaders };
    const output = await operations.run(operation, { params: params ?? {}, query: query ?? {}, body }, context);
    connection.send({ type: "response", ref, body: output ?? null } satisfies ServerFrame);
    answered(output === undefined ? 204 : 200);
  } catch (error) {
    answered(refuse(connection, error, { ref, requestId }));
  } finally {
    connection.requestsInFlight--;
  }
}

const noHeaders = (): never => {
  throw new Error("an endpoint that sets headers cannot be called over the socket");
};
