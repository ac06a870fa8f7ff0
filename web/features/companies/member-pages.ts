import { useCallback, useEffect, useRef, useState } from "react";
import { listMembers, type MemberEntry } from "../../../src/protocol/companies.ts";
import type { InputOf } from "../../../src/protocol/endpoint.ts";
import { type ApiFailure, asFailure, call, socket } from "../../api/index.ts";
import { usePeopleRound } from "../../app/people-round.ts";

export type MemberQuery = Pick<InputOf<typeof listMembers>["query"], "q" | "role" | "state" | "sort" | "order">;

const pageSize = 100;

interface Loaded {
  /** undefined: not known yet. */
  readonly total: number | undefined;
  /** By page; a page that is not here has not come yet. */
  readonly pages: ReadonlyMap<number, readonly MemberEntry[]>;
}
const nothing: Loaded = { total: undefined, pages: new Map() };

/** A company's people, page by page as they come into view: ten thousand rows are never fetched at once. */
export function useMemberPages(query: MemberQuery) {
  const [loaded, setLoaded] = useState<Loaded>(nothing);
  const [failure, setFailure] = useState<ApiFailure>();
  /** Raised with each new question: an answer to an older one is not shown. */
  const turn = useRef(0);
  const asked = useRef(new Set<number>());
  const key = JSON.stringify(query);

  const fetchPage = useCallback(
    async (page: number) => {
      if (asked.current.has(page)) return;
      asked.current.add(page);
      const mine = turn.current;
      const { q, role, state, sort, order } = JSON.parse(key) as MemberQuery;
      try {
        const answer = await call(listMembers, {
          query: {
            q,
            sort,
            order,
            offset: page * pageSize,
            limit: pageSize,
            ...(role && { role }),
            ...(state && { state }),
          },
        });
        if (mine !== turn.current) return;
        setLoaded(({ pages }) => ({ total: answer.total, pages: new Map(pages).set(page, answer.members) }));
        setFailure(undefined);
      } catch (thrown) {
        asked.current.delete(page);
        if (mine === turn.current) setFailure(asFailure(thrown));
      }
    },
    [key],
  );

  const refresh = useCallback(() => {
    turn.current += 1;
    const again = [...asked.current];
    asked.current = new Set();
    for (const page of again.length > 0 ? again : [0]) void fetchPage(page);
  }, [fetchPage]);

  // Another question begins at its top; what is shown stays until the answer comes.
  useEffect(() => {
    turn.current += 1;
    asked.current = new Set();
    setLoaded(({ total }) => ({ total, pages: new Map() }));
    void fetchPage(0);
  }, [fetchPage]);
  useEffect(() => socket().onEvent("company.roster_changed", refresh), [refresh]);
  const round = usePeopleRound();
  const heardOf = useRef(round);
  useEffect(() => {
    if (heardOf.current === round) return;
    heardOf.current = round;
    refresh();
  }, [round, refresh]);

  return {
    total: loaded.total,
    failure,
    refresh,
    at: (row: number): MemberEntry | undefined => loaded.pages.get(Math.floor(row / pageSize))?.[row % pageSize],
    /** Sees to it that these rows come. */
    want: useCallback(
      (first: number, last: number) => {
        for (let page = Math.floor(first / pageSize); page <= Math.floor(last / pageSize); page++) void fetchPage(page);
      },
      [fetchPage],
    ),
    /** An act has answered with somebody's new state. */
    put: useCallback((member: MemberEntry) => {
      setLoaded(({ total, pages }) => {
        const next = new Map(pages);
        for (const [page, members] of pages) {
          if (members.some(({ id }) => id === member.id)) {
            next.set(
              page,
              members.map((known) => (known.id === member.id ? member : known)),
            );
          }
        }
        return { total, pages: next };
      });
    }, []),
  };
}
