import { useCallback, useEffect, useRef, useState } from "react";
import { listColleagues, type Person } from "../../../src/protocol/directory.ts";
import { type ApiFailure, asFailure, call } from "../../api/index.ts";
import { usePeopleRound } from "../../app/people-round.ts";
import { rememberPeople } from "./people-store.ts";

const pageSize = 100;

interface Loaded {
  /** undefined: not known yet. */
  readonly total: number | undefined;
  /** By page; a page that is not here has not come yet. */
  readonly pages: ReadonlyMap<number, readonly Person[]>;
}

/** The colleagues one may find, page by page as they come into view. */
export function useColleaguePages() {
  const [loaded, setLoaded] = useState<Loaded>({ total: undefined, pages: new Map() });
  const [failure, setFailure] = useState<ApiFailure>();
  /** Raised with each new question: an answer to an older one is not shown. */
  const turn = useRef(0);
  const asked = useRef(new Set<number>());

  const fetchPage = useCallback(async (page: number) => {
    if (asked.current.has(page)) return;
    asked.current.add(page);
    const mine = turn.current;
    try {
      const { people, total } = await call(listColleagues, { query: { offset: page * pageSize, limit: pageSize } });
      if (mine !== turn.current) return;
      rememberPeople(people);
      setLoaded(({ pages }) => ({ total, pages: new Map(pages).set(page, people) }));
      setFailure(undefined);
    } catch (thrown) {
      if (mine !== turn.current) return;
      asked.current.delete(page);
      setFailure(asFailure(thrown));
    }
  }, []);

  /** What is shown stays until the answers come. */
  const refresh = useCallback(() => {
    turn.current += 1;
    const again = new Set([...asked.current, 0]);
    asked.current = new Set();
    for (const page of again) void fetchPage(page);
  }, [fetchPage]);

  const round = usePeopleRound();
  // biome-ignore lint/correctness/useExhaustiveDependencies: at first, and with each round
  useEffect(refresh, [refresh, round]);

  return {
    total: loaded.total,
    failure,
    refresh,
    at: (row: number): Person | undefined => loaded.pages.get(Math.floor(row / pageSize))?.[row % pageSize],
    /** Sees to it that these rows come. */
    want: useCallback(
      (first: number, last: number) => {
        for (let page = Math.floor(first / pageSize); page <= Math.floor(last / pageSize); page++) void fetchPage(page);
      },
      [fetchPage],
    ),
  };
}
