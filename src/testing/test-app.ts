import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type App, startApp } from "../app.ts";
import type { NewUser } from "../features/accounts/index.ts";
import { type Config, configSchema } from "../platform/config/config.ts";
import { scaledBudgets } from "../platform/http/rate-limit.ts";
import type { Log, Platform } from "../platform/platform.ts";
import { signIn } from "../protocol/accounts.ts";
import { Client } from "./client.ts";

export const password = "teapot granite velvet";

/** Somebody with an account and a session. */
export class Person extends Client {
  readonly accountId: string;
  readonly email: string;
  constructor(baseUrl: string, accountId: string, email: string) {
    super(baseUrl);
    this.accountId = accountId;
    this.email = email;
  }
}

type Names<T extends readonly string[]> = { [K in keyof T]: Person };

export interface TestAppOptions {
  readonly config?: Partial<Record<keyof Config, object>>;
  /** Keep a folder over several starts; the default one is removed at stop. */
  readonly data?: string;
  readonly now?: () => number;
  readonly log?: Log;
}

/**
 * The real program in this process: a database and keys in a temporary folder, a free port. Answers and frames are checked
 * against the contract; a mistake of ours fails the test at `stop`.
 */
export async function startTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const data = options.data ?? mkdtempSync(join(tmpdir(), "iris-test-"));
  const config = configSchema.parse({
    ...options.config,
    server: { port: 0, host: "127.0.0.1", ...options.config?.server },
    storage: { data, ...options.config?.storage },
    files: { clamd: "off", ...options.config?.files },
    media: { udp_port: 0, tcp_port: 0, ...options.config?.media },
  });
  const bugs: unknown[] = [];
  const app = await startApp({
    config,
    log: options.log ?? silent,
    // Nobody waits for a bucket in a test that is not about buckets.
    budgets: scaledBudgets(1e6),
    strict: true,
    onBug: (bug) => bugs.push(bug),
    ...(options.now && { now: options.now }),
  });

  const testApp: TestApp = {
    app,
    platform: app.platform,
    url: app.url,
    bugs,
    visitor: () => new Client(app.url),
    async person(name, more = {}) {
      const email = more.email ?? `${name}@example.org`;
      const names = { firstName: name[0]?.toUpperCase() + name.slice(1), lastName: "Example" };
      const termsVersion = config.instance.terms_version;
      const accountId = await app.accounts.createUser({
        ...{ password, ...names, language: "en", termsVersion },
        ...{ ...more, email },
      });
      const person = new Person(app.url, accountId, email);
      await person.call(signIn, { body: { email, password } });
      return person;
    },
    async people(...names) {
      const people = [];
      for (const name of names) people.push(await testApp.person(name));
      return people as Names<typeof names>;
    },
    async stop() {
      await app.stop();
      if (options.data === undefined) rmSync(data, { recursive: true, force: true });
      if (bugs.length > 0) throw new AggregateError(bugs, "the program made mistakes during this test");
    },
  };
  return testApp;
}

export interface TestApp {
  readonly app: App;
  readonly platform: Platform;
  readonly url: string;
  /** Mistakes of ours that the program met so far. A test that provokes one empties it. */
  readonly bugs: unknown[];
  /** Somebody who is not signed in. */
  visitor(): Client;
  person(name: string, more?: Partial<NewUser>): Promise<Person>;
  people<const T extends readonly string[]>(...names: T): Promise<Names<T>>;
  stop(): Promise<void>;
}

const silent: Log = { debug() {}, info() {}, warn() {}, error() {} };
