import { nanoid } from "nanoid";
import { configSchema } from "../../config/config.ts";
import { createLog } from "../../observability/log.ts";
import type { Caller, Platform } from "../../platform.ts";
import { MemoryFacts } from "../../realtime/testing/fact-stream.ts";
import { TestTimers } from "../../realtime/testing/test-timers.ts";
import { createHost, type HostOptions } from "../create-host.ts";
import type { Bug } from "../operations.ts";
import { readSessionToken, sessionCookieName } from "../session-cookie.ts";

export const publicUrl = "http://iris.test";

export const person = (name: string, more: Partial<Caller> = {}): Caller => ({
  accountId: name.padEnd(21, "-"),
  sessionId: `${name}-session`.padEnd(21, "-"),
  isOperator: false,
  companyId: null,
  isAdministrator: false,
  provedAt: 0,
  lacksSecondFactor: false,
  owesTerms: false,
  guestOf: null,
  language: "en",
  ...more,
});

export const ada = person("ada");
export const bob = person("bob");
export const mallory = person("mallory");

export const cookieOf = (caller: Caller): string => `${sessionCookieName}=${caller.sessionId}`;

const unused = (): never => {
  throw new Error("not part of this test");
};

/** The host alone, with facts in memory: no features, no database. */
export function testHost(options: Partial<HostOptions> & { people?: readonly Caller[] } = {}) {
  const timers = new TestTimers();
  const facts = new MemoryFacts();
  const lines: string[] = [];
  const bugs: Bug[] = [];
  const sessions = new Map((options.people ?? [ada, bob, mallory]).map((caller) => [caller.sessionId, caller]));
  const platform: Platform = {
    audit: { record: unused },
    config: configSchema.parse({ server: { public_url: publicUrl } }),
    log: createLog({ level: "debug", destination: { write: (line) => void lines.push(line) } }),
    now: timers.now,
    newId: nanoid,
    db: { reader: undefined as never, transaction: unused },
    facts: { record: unused, on: unused, head: () => facts.head() },
    keys: undefined as never,
  };
  const host = createHost(platform, {
    authenticate: async (request) => sessions.get(readSessionToken(request) ?? "") ?? null,
    stream: facts,
    version: "0.0.0-test",
    strict: true,
    onBug: (bug) => void bugs.push(bug),
    timers,
    ...options,
  });
  return {
    host,
    facts,
    timers,
    /** Log lines as they were written. */
    lines,
    /** Mistakes of ours that were found while answering. */
    bugs,
    sessions,
    /** A request of this site's own page. */
    ask(method: string, path: string, { as, body, headers = {} }: AskOptions = {}): Promise<Response> {
      const init: RequestInit = {
        method,
        headers: {
          origin: publicUrl,
          ...(as && { cookie: cookieOf(as) }),
          ...(body !== undefined && { "content-type": "application/json" }),
          ...headers,
        },
        ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
      };
      return host.fetch(new Request(`${publicUrl}${path}`, init));
    },
  };
}

export interface AskOptions {
  readonly as?: Caller;
  /** Text is sent as it is, anything else as JSON. */
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}
