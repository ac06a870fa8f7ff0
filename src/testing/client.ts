import type { CallOf, EndpointShape, OutputOf } from "../protocol/endpoint.ts";
import type { FailureCode } from "../protocol/failures/index.ts";
import type { Problem } from "../protocol/problem.ts";
import { TestSocket } from "./test-socket.ts";

/** An answer that is not a success; tests expect it by its code. */
export class Refused extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(`${problem.code}: ${problem.title}`);
    this.problem = problem;
  }
  get code(): FailureCode {
    return this.problem.code as FailureCode;
  }
}

type Call<E extends EndpointShape> = Partial<CallOf<E>>;

/** A browser's worth of HTTP: keeps cookies, sends the origin, speaks the contract. */
export class Client {
  readonly #cookies = new Map<string, string>();
  readonly baseUrl: string;

  constructor(baseUrl: string) {
    this.baseUrl = baseUrl;
  }

  /** As the header carries them. */
  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  set cookie(header: string) {
    this.#cookies.clear();
    for (const cookie of header.split("; ")) this.#keep(cookie);
  }

  #keep(setCookie: string): void {
    const [, name = "", value = ""] = /^([^=;]+)=([^;]*)/.exec(setCookie) ?? [];
    // Iris takes a cookie back by emptying it.
    if (value === "") this.#cookies.delete(name);
    else this.#cookies.set(name, value);
  }

  async send(endpoint: EndpointShape, call: Call<EndpointShape>, init: RequestInit = {}): Promise<Response> {
    const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) =>
      encodeURIComponent((call.params as Record<string, string> | undefined)?.[name] ?? ""),
    );
    const given = Object.entries((call.query as Record<string, unknown> | undefined) ?? {});
    const query = new URLSearchParams(given.filter(([, value]) => value !== undefined).map(([k, v]) => [k, String(v)]));
    const headers = new Headers(init.headers);
    headers.set("origin", this.baseUrl);
    if (this.cookie) headers.set("cookie", this.cookie);
    if (call.body !== undefined) headers.set("content-type", "application/json");
    const response = await fetch(`${this.baseUrl}${path}${query.size > 0 ? `?${query}` : ""}`, {
      method: endpoint.method,
      ...(call.body !== undefined && { body: JSON.stringify(call.body) }),
      ...init,
      headers,
    });
    for (const setCookie of response.headers.getSetCookie()) this.#keep(setCookie);
    return response;
  }

  /** @throws Refused with the problem when the answer is not a success */
  async call<const E extends EndpointShape>(endpoint: E, call: Call<E> = {}): Promise<OutputOf<E>> {
    const response = await this.send(endpoint, call as Call<EndpointShape>);
    if (!response.ok) throw new Refused((await response.json()) as Problem);
    return (response.status === 204 ? undefined : await response.json()) as OutputOf<E>;
  }

  /** The code of the refusal; fails the test when the call succeeds. */
  async refusal<const E extends EndpointShape>(endpoint: E, call: Call<E> = {}): Promise<FailureCode> {
    try {
      await this.call(endpoint, call);
    } catch (error) {
      if (error instanceof Refused) return error.code;
      throw error;
    }
    throw new Error(`${endpoint.operation} was expected to be refused`);
  }

  /** Connects a device and waits for its welcome. */
  connect(options: { deviceId?: string; cursor?: number } = {}): Promise<TestSocket> {
    return TestSocket.open(this.baseUrl, this.cookie, options);
  }
}
