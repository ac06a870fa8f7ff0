import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { nanoid } from "nanoid";
import { createAudit, readyAuditKey } from "../../platform/audit/audit.ts";
import { configSchema } from "../../platform/config/config.ts";
import { openKeys } from "../../platform/crypto/key-store.ts";
import { createAside } from "../../platform/jobs/aside.ts";
import type { Mail, NewMail } from "../../platform/mail/mail.ts";
import type { TemplateName } from "../../platform/mail/templates.ts";
import type { Log, Platform } from "../../platform/platform.ts";
import { openStorage } from "../../platform/storage/open-storage.ts";
import type { AccountsDeps, SignInOrigin } from "./accounts.deps.ts";
import { createAuthenticator } from "./authenticate.ts";
import { createUser } from "./create-user.ts";
import { guessLimit } from "./guesses/guess-limit.ts";
import { mailboxLimit } from "./mailbox-limit.ts";
import type { OpenedSession } from "./open-session.ts";
import { signIn } from "./sign-in.ts";
import type { SignUpInput } from "./sign-up.ts";

const log: Log = { debug() {}, info() {}, warn() {}, error() {} };

export const goodPassword = "teapot granite velvet";
export const adasBrowser = "a secret of ada's browser, made there";
export const adaSignsUp: SignUpInput = {
  email: "ada@example.org",
  password: goodPassword,
  firstName: "Ada",
  lastName: "Lovelace",
  language: "en",
  acceptedTerms: "2026-11",
  browserSecret: adasBrowser,
};

/** Where a test's browser stands. */
export const atHome: SignInOrigin = {
  userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
  address: "203.0.113.9",
  deviceToken: null,
};

/** Signs in somebody without a second factor. */
export async function enterWith(
  deps: Parameters<typeof signIn>[0],
  credentials: Parameters<typeof signIn>[1],
  origin = atHome,
): Promise<OpenedSession> {
  const begun = await signIn(deps, credentials, origin);
  if (begun.outcome !== "signedIn") throw new Error("a second factor was asked for");
  return begun.session;
}

/** The acts' surroundings without a server: a real database and key store in a temporary folder, a clock to move. */
export async function accountsBench(instance: { sign_up?: "open" | "closed" } = {}) {
  const data = mkdtempSync(join(tmpdir(), "iris-accounts-"));
  const config = configSchema.parse({ instance });
  const clock = { at: 1_800_000_000_000 };
  const now = () => clock.at;
  const keys = await openKeys({ data, keys: config.keys, log, now });
  await readyAuditKey(keys);
  const db = await openStorage({ file: join(data, "iris.db"), log, now });

  const recorded: { kind: string; payload: unknown }[] = [];
  const facts: Platform["facts"] = {
    record: async (_tx, kind, payload) => recorded.push({ kind, payload }),
    head: () => recorded.length,
    on() {},
  };
  const mails: NewMail<TemplateName>[] = [];
  const mail: Mail = {
    isConfigured: true,
    send: async (_tx, sent) => void mails.push(sent),
    forget: async () => {},
    withdraw: async () => {},
    listOutbox: async () => [],
    start: async () => {},
    stop: async () => {},
  };
  /** How often a password was hashed or compared: what an answer's time depends on. */
  const work = { hashed: 0, compared: 0 };
  const cheap = { algorithm: "argon2id", memoryCost: 8, timeCost: 1 } as const;
  const nobodys = Bun.password.hash("nobody", cheap);
  const passwords: AccountsDeps["passwords"] = {
    hash: (password) => {
      work.hashed += 1;
      return Bun.password.hash(password, cheap);
    },
    matches: async (password, hash) => {
      work.compared += 1;
      return (await Bun.password.verify(password, hash ?? (await nobodys))) && hash !== undefined;
    },
  };
  const audit = createAudit({ keys, now, facts });
  const platform = { audit, config, db, facts, keys, log, now, newId: () => nanoid() };
  /** Companies that insist on a second factor. */
  const strictCompanies = new Set<string>();
  const companyRequiresSecondFactor = async (companyId: string) => strictCompanies.has(companyId);
  const authenticator = createAuthenticator({ ...platform, companyRequiresSecondFactor });
  const deps = {
    ...platform,
    mail,
    passwords,
    authenticator,
    mailboxLimit: mailboxLimit(now),
    guessLimit: guessLimit(platform),
    aside: createAside(log),
    companyRequiresSecondFactor,
    allowsOwnSignIn: async () => true,
    companyNames: async () => new Map(),
    plans: { require: async () => {} },
  };

  return {
    deps: deps satisfies AccountsDeps,
    clock,
    strictCompanies,
    mails,
    recorded,
    work,
    /** Somebody must operate the instance before others may sign up. */
    operator: (email = "grace@example.org") =>
      createUser(deps, {
        email,
        password: goodPassword,
        firstName: "Grace",
        lastName: "Hopper",
        language: "en",
        isOperator: true,
      }),
    /** The token and code of the newest mail that proves an address. */
    lastProof(): { token: string; code: string } {
      const sent = mails.findLast(({ template }) => template === "verification") as NewMail<"verification"> | undefined;
      if (!sent) throw new Error("no proof was mailed");
      return { token: new URL(sent.data.url).hash.slice(1), code: sent.data.code };
    },
    async stop(): Promise<void> {
      await db.close();
      await keys.close();
      rmSync(data, { recursive: true, force: true });
    },
  };
}
export type AccountsBench = Awaited<ReturnType<typeof accountsBench>>;
