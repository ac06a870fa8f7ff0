import { CannotOpen, KeyGone } from "../../platform/crypto/errors.ts";
import type { KeptMessage, MessagePlace } from "../conversations/index.ts";
import { blockOf } from "./blocks.ts";
import { forgetIndex, resumeForgetting } from "./forget-index.ts";
import { Gathering } from "./gathering.ts";
import { appended, changed, write } from "./index-messages.ts";
import type { Deps } from "./search.deps.ts";
import { type IndexRow, indexesOf, insertIndex, outdatedIndexes, saveExtent } from "./search.store.ts";
import { indexVersion } from "./searchable.ts";

/**
 * New messages of a conversation wait for others until they are so many, or the first has waited so long: adding one to the index
 * costs nearly what adding all of them does. They are found meanwhile: the end is searched directly.
 */
const gathered = { atOnce: 32, longestMs: 4_000 };
/** Messages per step: between steps others have their turn. */
const stepLength = 256;
const listedAtOnce = 500;

export interface Indexer {
  /** There is something new in this conversation. */
  note(conversationId: string): void;
  /** A message has other words now, or none. Resolves when the index knows. */
  change(place: MessagePlace): Promise<void>;
  /** Messages whose words changed and that the index does not know of yet. */
  changing(conversationId: string): readonly number[];
  /** Makes a conversation's index again of what is left: what it was made of is gone, or a part of it. */
  remake(conversationId: string): Promise<void>;
  /** Counts up when words begin to be moved in an index, and when they have been: odd while they are. */
  moves(): number;
  /** Finds what was not indexed when the program last stopped, and indexes of another version. Goes on by itself. */
  start(): void;
  /** Resolves when everything that was noted is indexed. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

/** Keeps the index behind the messages, never in the way of sending: one step at a time, the next in a later turn of the loop. */
export function createIndexer(deps: Deps): Indexer {
  const { db, log, conversations } = deps;
  const gathering = new Gathering(gathered, (conversationId) => now(conversationId));
  /** Their messages are to be indexed now. */
  const due = new Set<string>();
  const changes = new Map<string, number[]>();
  let last: Promise<void> = Promise.resolve();
  let isStopped = false;

  /** Steps run one after another: two that change one row would lose one of their changes. */
  const inTurn = <T>(step: () => Promise<T>): Promise<T> => {
    const mine = last.then(step);
    last = mine.then(
      () => undefined,
      () => undefined,
    );
    return mine;
  };
  let moves = 0;
  const moving = async (move: () => Promise<void>): Promise<void> => {
    moves += 1;
    try {
      await move();
    } finally {
      moves += 1;
    }
  };
  const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

  /** Without its keys a conversation is gone; where a version of its key is, the index is made again of what is left. */
  async function guarded<T>(conversationId: string, step: () => Promise<T>): Promise<T | undefined> {
    try {
      return await step();
    } catch (error) {
      if (error instanceof KeyGone || !(await isThere(conversationId))) return undefined;
      if (!(error instanceof CannotOpen)) throw error;
      await forget(conversationId);
      return undefined;
    }
  }
  async function forget(conversationId: string): Promise<void> {
    log.info({ conversationId }, "a search index is given up: messages in it are gone");
    await moving(() => forgetIndex(deps, conversationId));
    now(conversationId);
  }
  const isThere = (conversationId: string) =>
    conversations.keysOf(conversationId).then(
      () => true,
      () => false,
    );

  /** Its number has to be there before anything is sealed for it. */
  async function begun(conversationId: string): Promise<IndexRow> {
    await db.transaction((tx) => insertIndex(tx, conversationId, indexVersion));
    const [index] = await indexesOf(db.reader, [conversationId]);
    if (!index) throw new Error("an index that was begun is not there");
    return index;
  }

  /** @returns whether there may be more */
  async function step(conversationId: string): Promise<boolean> {
    const before = (await indexesOf(db.reader, [conversationId]))[0];
    if (before && before.version !== indexVersion) await forgetIndex(deps, conversationId);
    const after = before?.version === indexVersion ? before.throughSeq : 0;
    const messages = await conversations.messagesAfter({ conversationId, after, limit: stepLength });
    const [first, ...others] = messages;
    if (!first) return false;
    const extent = before?.version === indexVersion ? before : await begun(conversationId);
    const isOfBatch = ({ message, key }: KeptMessage) =>
      blockOf(message.seq) === blockOf(first.message.seq) && key.version === first.key.version;
    const end = others.findIndex((one) => !isOfBatch(one));
    const batch = (end < 0 ? others : others.slice(0, end)).map(({ message }) => message);
    const { number } = extent;
    const keys = await conversations.keysOf(conversationId);
    const grown = await appended(
      db.reader,
      keys,
      { number, extent },
      { messages: [first.message, ...batch], key: first.key },
    );
    await moving(() =>
      db.transaction(async (tx) => {
        await saveExtent(tx, number, grown.extent);
        await write(tx, grown.change);
      }),
    );
    return messages.length === stepLength || batch.length < others.length;
  }

  async function work(): Promise<void> {
    for (const conversationId of due) {
      if (isStopped) return;
      due.delete(conversationId);
      const hasMore = await inTurn(() => guarded(conversationId, () => step(conversationId)));
      if (hasMore) due.add(conversationId);
      await nextTurn();
    }
  }

  let working: Promise<void> | undefined;
  const goOn = (): Promise<void> => {
    working ??= work()
      .catch((err: unknown) => log.error({ err }, "messages could not be indexed for the search"))
      .finally(() => {
        working = undefined;
      });
    return working;
  };
  const now = (conversationId: string): void => {
    due.add(conversationId);
    if (!isStopped) void goOn().then(() => !isStopped && due.size > 0 && void goOn());
  };

  async function takeUp(): Promise<void> {
    await inTurn(() => resumeForgetting(deps));
    for (;;) {
      const outdated = await outdatedIndexes(db.reader, indexVersion, listedAtOnce);
      if (outdated.length === 0) break;
      for (const conversationId of outdated) await inTurn(() => forgetIndex(deps, conversationId));
    }
    for (let from = ""; !isStopped; ) {
      const listed = await conversations.lengthsAfter(from, listedAtOnce);
      const ids = listed.map(({ conversationId }) => conversationId);
      const through = new Map((await indexesOf(db.reader, ids)).map((row) => [row.conversationId, row.throughSeq]));
      for (const { conversationId, lastSeq } of listed)
        if (lastSeq > (through.get(conversationId) ?? 0)) due.add(conversationId);
      if (due.size > 0) await goOn();
      from = ids.at(-1) ?? "";
      if (listed.length < listedAtOnce) return;
    }
  }
  let takingUp: Promise<void> = Promise.resolve();

  return {
    note(conversationId) {
      if (!due.has(conversationId) && !isStopped) gathering.note(conversationId);
    },
    async change({ conversationId, seq }) {
      const seqs = changes.get(conversationId) ?? [];
      changes.set(conversationId, [...seqs, seq]);
      try {
        await inTurn(() =>
          guarded(conversationId, async () => {
            const [index] = await indexesOf(db.reader, [conversationId]);
            if (index?.version !== indexVersion || seq > index.throughSeq) return;
            const [found] = await conversations.messagesAfter({ conversationId, after: seq - 1, limit: 1 });
            const kept = found?.message.seq === seq ? found : undefined;
            // A reaction, a pin, a vote: the words are the same.
            if (kept && kept.message.editedAt === undefined && kept.message.content.kind !== "deleted") return;
            const keys = await conversations.keysOf(conversationId);
            const change = await changed(db.reader, keys, { number: index.number, extent: index }, seq, kept);
            await db.transaction((tx) => write(tx, change));
          }),
        );
      } finally {
        const left = (changes.get(conversationId) ?? []).filter((each) => each !== seq);
        if (left.length > 0) changes.set(conversationId, left);
        else changes.delete(conversationId);
      }
    },
    remake: (conversationId) => inTurn(() => forget(conversationId)),
    moves: () => moves,
    changing: (conversationId) => changes.get(conversationId) ?? [],
    start() {
      takingUp = takeUp().catch((err: unknown) => log.error({ err }, "the search index could not be taken up"));
    },
    async settled() {
      await takingUp;
      gathering.releaseAll();
      while (due.size > 0 || working) await goOn();
      await last;
    },
    async stop() {
      isStopped = true;
      gathering.stop();
      await Promise.all([takingUp, working, last]);
    },
  };
}
