import type { Caller, Platform } from "../../platform/platform.ts";
import type { CompanyRules } from "./accounts.deps.ts";
import { sessionIdleMs } from "./open-session.ts";
import { hashToken } from "./secrets.ts";
import { findSessionWithAccount, type SessionWithAccount, touchSessions } from "./sessions.store.ts";

interface Known {
  readonly caller: Caller;
  readonly checkedAt: number;
  lastUsedAt: number;
}

const kept = 10_000;
/** How long a session that another process ended (a command on the machine) may still be believed. */
const trustMs = 10_000;
const touchEveryMs = 60_000;

/**
 * Knows callers by their session token. Each request asks, so sessions are kept in memory; whoever ends a session calls
 * `forget` after the commit.
 */
export function createAuthenticator({
  db,
  now,
  log,
  config,
  companyRequiresSecondFactor,
}: Pick<Platform, "config" | "db" | "now" | "log"> & Pick<CompanyRules, "companyRequiresSecondFactor">) {
  const known = new Map<string, Known>();
  const touched = new Set<string>();
  let generation = 0;
  let flushedAt = now();

  /** @param usedAt when it was last used as far as this process knows: the note of it may not be written yet */
  /** Where the company's own provider signed somebody in, that is where a second factor is asked for. */
  const mustSetOneUp = async (session: SessionWithAccount): Promise<boolean> => {
    const { companyId, hasSecondFactor, providerHadSecondFactor } = session;
    if (companyId === null || hasSecondFactor || providerHadSecondFactor) return false;
    return companyRequiresSecondFactor(companyId);
  };

  async function load(tokenHash: string, usedAt: number): Promise<Known | null> {
    const startedAt = generation;
    const found = await findSessionWithAccount(db.reader, tokenHash);
    if (!found) return null;
    const lastUsedAt = Math.max(found.lastUsedAt, usedAt);
    if (lastUsedAt + sessionIdleMs <= now()) return null;
    const { accountId, sessionId, isOperator, companyId, companyRole, provedAt, language } = found;
    const isAdministrator = companyId !== null && companyRole === "administrator";
    const lacksSecondFactor = await mustSetOneUp(found);
    const caller: Caller = {
      ...{ accountId, sessionId, isOperator, companyId, isAdministrator },
      ...{ provedAt, lacksSecondFactor, language },
      owesTerms: found.termsVersion !== config.instance.terms_version,
      guestOf: null,
    };
    const entry = { caller, checkedAt: now(), lastUsedAt };
    // A session that ended while it was being read must not come back into memory.
    if (startedAt !== generation) return entry;
    if (known.size >= kept) known.delete(known.keys().next().value as string);
    known.set(tokenHash, entry);
    return entry;
  }

  const forget = (matches: (caller: Caller) => boolean) => {
    generation += 1;
    for (const [tokenHash, { caller }] of known) if (matches(caller)) known.delete(tokenHash);
  };

  /** Writes when sessions were last used, for all of them at once. */
  async function flush(): Promise<void> {
    flushedAt = now();
    const ids = [...touched];
    touched.clear();
    if (ids.length > 0) await db.transaction(async (tx) => void (await touchSessions(tx, ids, flushedAt)));
  }

  const flushAside = () =>
    void flush().catch((cause: unknown) => log.error({ err: cause }, "could not note when sessions were last used"));

  return {
    /** @returns null for a token that is unknown, ended or idle for too long */
    async callerOf(token: string): Promise<Caller | null> {
      const tokenHash = hashToken(token);
      let entry: Known | null = known.get(tokenHash) ?? null;
      if (!entry || entry.checkedAt + trustMs <= now()) {
        known.delete(tokenHash);
        entry = await load(tokenHash, entry?.lastUsedAt ?? 0);
      }
      if (!entry) return null;
      if (entry.lastUsedAt + touchEveryMs <= now()) {
        entry.lastUsedAt = now();
        touched.add(entry.caller.sessionId);
        if (flushedAt + touchEveryMs <= now()) flushAside();
      }
      return entry.caller;
    },
    forgetSession: (sessionId: string) => forget((caller) => caller.sessionId === sessionId),
    forgetAccount: (accountId: string) => forget((caller) => caller.accountId === accountId),
    flush,
  };
}
export type Authenticator = ReturnType<typeof createAuthenticator>;
