import type { Host, Platform } from "../../platform/platform.ts";
import { listPastConferences, type PastConference } from "../../protocol/past-conferences.ts";
import type { ConferenceDeps } from "./conferences.deps.ts";
import { conversationNotFound } from "./conferences.errors.ts";
import { countConferences } from "./conferences.store.ts";
import {
  countConferencesEndedBy,
  deleteConferencesEndedBy,
  deleteEndedBefore,
  forgetConferences,
  pastConferencesOf,
  staysIn,
} from "./past-conferences.store.ts";

const dayMs = 24 * 60 * 60_000;

/** What is left of conferences: for those who were in them, until its time is over or they delete it (S32). */
export function keepHistory(
  { config, db, facts, now }: Pick<Platform, "config" | "db" | "facts" | "now">,
  host: Pick<Host, "route">,
  conversations: Pick<ConferenceDeps["conversations"], "roleIn">,
) {
  const keptDays = config.media.history_days;

  host.route(listPastConferences, async ({ caller: { accountId }, query }) => {
    const { conversationId, before = Number.MAX_SAFE_INTEGER, limit } = query;
    const isMember = async (id: string) => (await conversations.roleIn(id, accountId)) !== undefined;
    if (conversationId !== undefined && !(await isMember(conversationId))) throw conversationNotFound();
    const rows = await pastConferencesOf(db.reader, { accountId, conversationId, before, limit: limit + 1 });
    const page = rows.slice(0, limit);
    const next = rows.length > limit ? (page.at(-1)?.startedAt ?? null) : null;
    const stays = await staysIn(
      db.reader,
      page.map(({ id }) => id),
    );
    const past: PastConference[] = [];
    for (const { id, conversationId: bubbleId, startedAt, endedAt } of page) {
      // Of a bubble that one has left nothing is told any more.
      if (endedAt === null || !(await isMember(bubbleId))) continue;
      const people = new Map<string, PastConference["people"][number]["stays"]>();
      for (const { accountId: who, joinedAt, leftAt } of stays.filter(({ conferenceId }) => conferenceId === id))
        people.set(who, [...(people.get(who) ?? []), { joinedAt, leftAt: leftAt ?? endedAt }]);
      const everybody = [...people].map(([who, theirs]) => ({ accountId: who, stays: theirs }));
      past.push({ id, conversationId: bubbleId, startedAt, endedAt, people: everybody });
    }
    return { conferences: past, next, keptDays };
  });

  // Who deletes all messages of a bubble deletes where they were with them.
  facts.on("side.cleared", "conferences", ({ payload: { conversationId, accountId }, at }) =>
    db.transaction(async (tx) => {
      await forgetConferences(tx, { conversationId, accountId, endedBy: at });
    }),
  );

  return {
    /** How many there were in a bubble, those that go on included. */
    count: (conversationId: string) => countConferences(db.reader, conversationId),
    /** Who was in one that is over, each from first to last. */
    async staysOf(conferenceId: string): Promise<{ accountId: string; joinedAt: number; leftAt: number }[]> {
      const people = Map.groupBy(await staysIn(db.reader, [conferenceId]), ({ accountId }) => accountId);
      return [...people].map(([accountId, stays]) => ({
        accountId,
        joinedAt: Math.min(...stays.map(({ joinedAt }) => joinedAt)),
        leftAt: Math.max(...stays.map(({ joinedAt, leftAt }) => leftAt ?? joinedAt)),
      }));
    },
    countEndedBy: (conversationId: string, endedBy: number) =>
      countConferencesEndedBy(db.reader, conversationId, endedBy),
    /** Those of a bubble whose time is over, for everybody. */
    expire: (conversationId: string, endedBy: number): Promise<number> =>
      db.transaction((tx) => deleteConferencesEndedBy(tx, conversationId, endedBy)),
    /** Deletes what has been kept for long enough. */
    tidy: () =>
      db.transaction(async (tx) => {
        await deleteEndedBefore(tx, now() - keptDays * dayMs);
      }),
  };
}
