import { useCallback, useEffect, useRef, useState } from "react";
import { type FoundMessage, searchMessages } from "../../../src/protocol/search.ts";
import { callQuick } from "../../api/index.ts";
import { wantPeople } from "../directory/index.ts";
import { asksForSomething, requestFor, type Wish } from "./filters.ts";

export interface Results {
  /** What they are results of. */
  readonly wish: Wish;
  readonly found: readonly FoundMessage[];
  readonly next: string | null;
  readonly isComplete: boolean;
}
export interface Search {
  /** Those of the search before stay until the next ones are there: nothing flickers while one types. */
  readonly results: Results | undefined;
  readonly failure: unknown;
  readonly isLoading: boolean;
  readonly isLoadingMore: boolean;
  readonly loadMore: () => void;
  readonly retry: () => void;
}

/** Between two letters nobody waits for an answer. */
const pauseMs = 120;

/** Searches as it is typed; an answer that comes late is dropped. */
export function useResults(wish: Wish): Search {
  const [results, setResults] = useState<Results>();
  const [failure, setFailure] = useState<unknown>();
  const [isLoading, setLoading] = useState(false);
  const [isLoadingMore, setLoadingMore] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const turn = useRef(0);
  const asked = JSON.stringify(wish);

  const ask = useCallback(async (about: Wish, before?: Results) => {
    turn.current += 1;
    const mine = turn.current;
    const isCurrent = () => mine === turn.current;
    try {
      const cursor = before?.next;
      const page = await callQuick(searchMessages, {
        body: { ...requestFor(about), ...(cursor && { cursor }) },
      });
      if (!isCurrent()) return;
      wantPeople(page.found.map(({ senderId }) => senderId));
      setResults({ ...page, wish: about, found: [...(before?.found ?? []), ...page.found] });
      setFailure(undefined);
    } catch (thrown) {
      if (isCurrent()) setFailure(thrown);
    }
    if (!isCurrent()) return;
    setLoading(false);
    setLoadingMore(false);
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` asks the same again
  useEffect(() => {
    const about = JSON.parse(asked) as Wish;
    turn.current += 1;
    setLoadingMore(false);
    if (!asksForSomething(about)) {
      setResults(undefined);
      setFailure(undefined);
      setLoading(false);
      return;
    }
    setLoading(true);
    const timer = setTimeout(() => void ask(about), pauseMs);
    return () => clearTimeout(timer);
  }, [asked, ask, attempt]);

  return {
    results,
    failure,
    isLoading,
    isLoadingMore,
    loadMore: () => {
      if (!results?.next || isLoading || isLoadingMore) return;
      setLoadingMore(true);
      void ask(results.wish, results);
    },
    retry: () => setAttempt((before) => before + 1),
  };
}
