import type { Platform } from "../../platform/platform.ts";
import { nextTurn } from "../../platform/realtime/next-turn.ts";
import type { NamedAccount } from "../accounts/index.ts";
import type { DirectoryDoors } from "./directory.deps.ts";
import { choicesOf } from "./directory.store.ts";
import { createPeopleIndex, type Known, type Viewpoint } from "./people-index.ts";

/** How many people are read at a time while everybody is: few enough that nothing else waits for long. */
const sliceSize = 25;
const catchUpMs = 10_000;
const nobody: ReadonlySet<string> = new Set();

/** Entries of the index carry more than what is known of somebody. */
const isSame = (a: Known, b: Known): boolean =>
  a.profileVersion === b.profileVersion && Bun.deepEquals([a.person, a.party, a.tags], [b.person, b.party, b.tags]);

/** Somebody before and after: undefined, they were not in memory. */
export type OnChanged = (before: Known | undefined, after: Known) => void;

/** Everybody here, in memory: read once, in slices, then kept up to date by facts. */
export function createKnownPeople(
  { db, log, now }: Pick<Platform, "db" | "log" | "now">,
  {
    accounts,
    companies,
  }: Pick<DirectoryDoors, "accounts"> & { readonly companies: Pick<DirectoryDoors["companies"], "companyNames"> },
  onChanged: OnChanged,
) {
  const index = createPeopleIndex();
  let caughtUpAt = 0;
  let loading: Promise<void> | undefined;
  let isStopped = false;
  let refreshing = Promise.resolve();

  async function known(named: readonly NamedAccount[]): Promise<Known[]> {
    const companyIds = named.flatMap(({ companyId }) => companyId ?? []);
    const names = await companies.companyNames([...new Set(companyIds)]);
    const ids = named.map(({ id }) => id);
    const choices = await choicesOf(db.reader, ids);
    return named.map(({ companyId, isAdministrator, isDeactivated, tags, profileVersion, ...said }) => {
      const { choice = "asCompany", exceptions } = choices.get(said.id) ?? {};
      const isActive = !said.isDeleted && !isDeactivated;
      const bound = { id: said.id, companyId, isAdministrator, isActive };
      return {
        person: { ...said, companyName: names.get(companyId ?? "") ?? null, isGuest: false },
        party: { ...bound, choice, exceptions: exceptions?.length ? new Set(exceptions) : nobody },
        ...{ tags, profileVersion },
      };
    });
  }

  async function readAgain(ids: readonly string[], isNews: boolean): Promise<void> {
    for (const after of await known(await accounts.people.byIds(ids))) {
      const before = index.get(after.person.id);
      index.put(after);
      if (isNews && !(before && isSame(before, after))) onChanged(before, after);
    }
  }

  /** One after the other: what was read earlier must not come after what was read later. */
  function read(ids: readonly string[], isNews: boolean): Promise<void> {
    const done = refreshing.then(() => readAgain(ids, isNews));
    refreshing = done.catch(() => {});
    return done;
  }

  /** Something of these people changed. */
  const refresh = (ids: readonly string[]): Promise<void> => read(ids, true);

  async function readEverybody(): Promise<void> {
    caughtUpAt = now();
    const startedAt = performance.now();
    for await (const slice of accounts.people.everyone(sliceSize)) {
      if (isStopped) return;
      // Whoever is known by now was read later than this slice, and stays.
      index.add(await known(slice));
      await nextTurn();
    }
    log.info(
      { people: index.size, durationMs: Math.round(performance.now() - startedAt) },
      "the directory is complete",
    );
  }

  /** Resolves once everybody is known. A failure is met again by the next caller, who tries anew. */
  function complete(): Promise<void> {
    loading ??= readEverybody().catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  }

  /** Facts tell of those who came through this process; `iris user create` is another one. */
  async function catchUp(): Promise<void> {
    if (caughtUpAt + catchUpMs > now()) return;
    const since = caughtUpAt - catchUpMs;
    caughtUpAt = now();
    const ids = await accounts.people.idsSince(since);
    const newcomers = ids.filter((id) => index.get(id) === undefined);
    if (newcomers.length > 0) await refresh(newcomers);
  }

  return {
    refresh,
    complete,
    stop(): void {
      isStopped = true;
    },
    /** Those of the ids that are somebody's; who is not in memory yet is read now. */
    async byIds(ids: readonly string[]): Promise<Known[]> {
      const missing = ids.filter((id) => index.get(id) === undefined);
      if (missing.length > 0) await read(missing, false);
      return ids.flatMap((id) => index.get(id) ?? []);
    },
    get: index.get,
    /** A company has another name, which its people carry. @returns whether anybody does */
    async rename(companyId: string): Promise<boolean> {
      const name = (await companies.companyNames([companyId])).get(companyId) ?? null;
      const old = [...index.all()].filter(
        ({ party, person }) => party.companyId === companyId && person.companyName !== name,
      );
      for (const [at, one] of old.entries()) {
        index.put({ ...one, person: { ...one.person, companyName: name } });
        if (at % sliceSize === sliceSize - 1) await nextTurn();
      }
      return old.length > 0;
    },
    async page(isListed: (party: Known["party"]) => boolean, offset: number, limit: number) {
      await complete();
      await catchUp();
      return index.page(isListed, offset, limit);
    },
    async search(text: string, limit: number, viewpoint: Viewpoint): Promise<Known["person"][]> {
      await complete();
      await catchUp();
      return index.search(text, limit, viewpoint);
    },
  };
}
