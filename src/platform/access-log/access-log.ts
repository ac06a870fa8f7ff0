import { join } from "node:path";
import { createSignedHeads } from "../heads/signed-heads.ts";
import type { Platform } from "../platform.ts";
import { createSigning } from "../signing/signing.ts";
import type { AccessEntry, Use } from "./access-entry.ts";
import { clientOf } from "./client-of.ts";
import { type DayState, dayFiles, dayOf, firstState, keyOf, next, sealBlock } from "./day-file.ts";
import { pseudonymsOf } from "./pseudonym.ts";

const dayMs = 24 * 3_600_000;
/** S62. */
export const keptMs = 365 * dayMs;
/** A block has no more entries, and the memory not many more: when the disk stands still, the oldest are given up. */
const blockEntries = 500;
const mostWaiting = 50_000;
const knownClients = 2_000;
const knownSessions = 10_000;

type Deps = Pick<Platform, "config" | "keys" | "log" | "now">;

export const openAccessFiles = ({ config, keys }: Pick<Deps, "config" | "keys">) => ({
  files: dayFiles(join(config.storage.data, "access-log")),
  heads: createSignedHeads({
    file: join(config.storage.data, "heads", "access-log.jsonl"),
    purpose: "access-log",
    signing: createSigning(keys),
  }),
});

export type AccessLog = ReturnType<typeof createAccessLog>;

/**
 * Who used what, when and from where (S61, S62): noted in memory while a request is answered, sealed and written every few
 * seconds, a file a day with a key a day.
 */
export function createAccessLog(deps: Deps) {
  const { config, keys, log, now } = deps;
  const { files, heads } = openAccessFiles(deps);
  const region = new URL(config.server.public_url).host;
  const clients = new Map<string, ReturnType<typeof clientOf>>();
  /** Of days that are written to, or not signed to their end. */
  const states = new Map<string, DayState & { readonly signed: number }>();
  const pseudonyms = new Map<string, string | undefined>();
  let pseudonymsDay = "";
  let waiting: Use[] = [];
  let lost = 0;
  /** One write after the other. */
  let writing: Promise<void> = Promise.resolve();

  /** What a session's requests said of their client: sockets say nothing of it. */
  const saidBySession = new Map<string, string>();

  function saidOf({ who, client }: Use): string | null {
    if (!who || client === null) return client ?? (who && (saidBySession.get(who.sessionId) ?? null));
    if (saidBySession.size >= knownSessions) saidBySession.clear();
    saidBySession.set(who.sessionId, client);
    return client;
  }

  function knownClient(use: Use) {
    const { userAgent } = use;
    const client = saidOf(use);
    const said = `${userAgent} ${client}`;
    let known = clients.get(said);
    if (known === undefined) {
      known = clientOf(userAgent, client);
      if (clients.size >= knownClients) clients.clear();
      clients.set(said, known);
    }
    return known;
  }

  async function personOf(who: Use["who"], day: string): Promise<string | undefined> {
    if (who === null) return undefined;
    const { accountId } = who;
    if (pseudonymsDay !== day) pseudonyms.clear();
    pseudonymsDay = day;
    if (!pseudonyms.has(accountId)) pseudonyms.set(accountId, (await pseudonymsOf(keys, accountId, day))[0]);
    return pseudonyms.get(accountId);
  }

  async function entryOf(use: Use, day: string): Promise<AccessEntry> {
    const { at, address, action, session } = use;
    const person = await personOf(use.who, day);
    return {
      ...{ at, ...(person && { person }), address, ...knownClient(use), action, region },
      ...(session && { session }),
      durationMs: Math.round(use.durationMs * 10) / 10,
      ...(use.status >= 400 && { error: use.status }),
    };
  }

  /** What of the day is there already; half a block, left by a crash, is taken away. */
  async function stateOf(day: string) {
    const known = states.get(day);
    if (known) return known;
    const { blocks, bytes, isTorn } = await files.blocks(day);
    if (isTorn) {
      log.warn({ day, bytes }, "the access log's last block was half written and is taken away");
      await files.cutTo(day, bytes);
    }
    const last = await heads.last();
    const signed = typeof last === "object" && last.day === day ? last.number : 0;
    const state = { ...blocks.reduce(next, firstState(day)), signed };
    states.set(day, state);
    return state;
  }

  async function writeBlock(day: string, uses: readonly Use[]): Promise<void> {
    const state = await stateOf(day);
    const entries = await Promise.all(uses.map((use) => entryOf(use, day)));
    const key = await keys.create(keyOf(day));
    const sealed = await sealBlock(key, day, state.blocks + 1, entries);
    await files.append(day, sealed);
    states.set(day, { ...next(state, sealed), signed: state.signed });
  }

  const write = async (): Promise<void> => {
    while (waiting.length > 0) {
      const day = dayOf(waiting[0]?.at ?? now());
      const end = waiting.findIndex(({ at }, index) => index >= blockEntries || dayOf(at) !== day);
      const uses = waiting.slice(0, end < 0 ? waiting.length : end);
      await writeBlock(day, uses);
      waiting = waiting.slice(uses.length);
    }
  };

  /** Runs after what is under way, whether that failed or not. */
  function inTurn(work: () => Promise<void>): Promise<void> {
    writing = writing.catch(() => undefined).then(work);
    return writing;
  }

  const sign = (): Promise<void> =>
    inTurn(async () => {
      const today = dayOf(now());
      const last = await heads.last();
      // A day that a crash left without its last head.
      const left = typeof last === "object" ? last.day : undefined;
      if (left !== undefined && (await files.days()).includes(left)) await stateOf(left);
      for (const [day, { blocks, hash, signed }] of [...states].toSorted(([a], [b]) => a.localeCompare(b))) {
        if (blocks > signed) await heads.append({ at: now(), day, number: blocks, hash });
        if (day === today) states.set(day, { blocks, hash, signed: blocks });
        else states.delete(day);
      }
    });

  return {
    /** Nothing of it waits for a disk. */
    note(use: Use): void {
      if (waiting.length >= mostWaiting) lost += 1;
      else waiting.push(use);
    },
    flush: (): Promise<void> =>
      inTurn(async () => {
        await write();
        if (lost > 0) log.error({ lost }, "entries of the access log were given up: the disk took none for too long");
        lost = 0;
      }),
    /** Signs how far each day has come. */
    sign,
    /** What is older than a year goes: the day's key first, so that no copy of the file opens either. */
    tidy: (): Promise<void> =>
      inTurn(async () => {
        for (const day of await files.days()) {
          if (Date.parse(day) + dayMs + keptMs > now()) break;
          await keys.destroy(keyOf(day));
          await files.remove(day);
          log.info({ day }, "a day of the access log is a year old and was destroyed");
        }
      }),
  };
}
