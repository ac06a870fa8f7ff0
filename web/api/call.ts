import { version } from "../../package.json";
import type { CallOf, EndpointShape, OutputOf } from "../../src/protocol/endpoint.ts";
import { currentLanguage } from "../i18n/language.ts";
import { record } from "./client-log.ts";
import { type ApiFailure, failureFrom, isDeclared, offlineFailure } from "./failure.ts";
import { proving } from "./proving.ts";

type Given<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] };
/** Only what the endpoint really takes. */
export type ArgumentsOf<E extends EndpointShape> = Given<CallOf<E>>;
export type Rest<E extends EndpointShape> = keyof ArgumentsOf<E> extends never
  ? [input?: Record<string, never>, options?: CallOptions]
  : [input: ArgumentsOf<E>, options?: CallOptions];

export interface CallOptions {
  readonly signal?: AbortSignal;
  /** The window is closing: the request outlives it, and nobody reads the answer. */
  readonly isLast?: boolean;
}
interface LooseInput {
  readonly params?: unknown;
  readonly query?: unknown;
  readonly body?: unknown;
}

const entriesOf = (value: unknown): [string, unknown][] =>
  typeof value === "object" && value !== null ? Object.entries(value) : [];

/** The endpoint's address with its parameters and query filled in; for links and `src` attributes too. */
export function addressOf(endpoint: EndpointShape, input: LooseInput = {}): string {
  const params = new Map(entriesOf(input.params));
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = params.get(name);
    if (value === undefined) throw new Error(`${endpoint.operation} needs :${name}`);
    return encodeURIComponent(String(value));
  });
  const query = new URLSearchParams();
  for (const [name, value] of entriesOf(input.query)) if (value !== undefined) query.set(name, String(value));
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}

/** Whoever is told when the server says that this browser is not signed in (any more). */
let onSignedOut: () => void = () => {};
export const whenSignedOut = (handler: () => void): void => {
  onSignedOut = handler;
};

/**
 * Calls an endpoint over HTTP. The answer has the contract's type. Before a dangerous act the person may be asked to prove who
 * they are; the call is then made again.
 * @throws ApiFailure for every answer that is not a success, and when the server cannot be reached
 */
export const call = <const E extends EndpointShape>(endpoint: E, ...rest: Rest<E>): Promise<OutputOf<E>> =>
  proving(() => callOnce(endpoint, ...rest));

/** Version and screen, for the access log (S61). */
const ownClient = (): string =>
  typeof screen === "undefined" ? version : `${version} ${screen.width}x${screen.height}`;

/** In this browser's log: what was asked, and with which of our codes it failed. */
export function noted(endpoint: EndpointShape, failed: ApiFailure): ApiFailure {
  record({
    kind: "request",
    operation: endpoint.operation,
    code: isDeclared(failed.code) ? failed.code : "core.internal",
  });
  return failed;
}

async function callOnce<const E extends EndpointShape>(
  endpoint: E,
  ...[input, options]: Rest<E>
): Promise<OutputOf<E>> {
  const loose: LooseInput = input ?? {};
  const headers: Record<string, string> = { "accept-language": currentLanguage(), "iris-client": ownClient() };
  if (loose.body !== undefined) headers["content-type"] = "application/json";
  let response: Response;
  try {
    response = await fetch(addressOf(endpoint, loose), {
      method: endpoint.method,
      headers,
      credentials: "same-origin",
      ...(loose.body !== undefined && { body: JSON.stringify(loose.body) }),
      ...(options?.signal && { signal: options.signal }),
      ...(options?.isLast && { keepalive: true }),
    });
  } catch (thrown) {
    if (options?.signal?.aborted) throw thrown;
    throw noted(endpoint, offlineFailure());
  }
  if (response.ok) {
    if (endpoint.response === "stream") return response as OutputOf<E>;
    return (endpoint.response ? await response.json() : undefined) as OutputOf<E>;
  }
  const failed = failureFrom(response.status, await response.json().catch(() => null));
  if (failed.code === "core.not_signed_in") onSignedOut();
  throw noted(endpoint, failed);
}
