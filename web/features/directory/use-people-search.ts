import { useEffect, useState } from "react";
import { findPeople, type Person, type SearchedPart } from "../../../src/protocol/directory.ts";
import { type ApiFailure, asFailure, call } from "../../api/index.ts";
import { rememberPeople } from "./people-store.ts";

export interface PeopleSearch {
  /** undefined while the first answer is on its way; later answers replace it without a gap. */
  readonly people: readonly Person[] | undefined;
  /** What they are the answer to. */
  readonly answered: string;
  readonly failure: ApiFailure | undefined;
  retry(): void;
}
/** While somebody types, one question at most every this many milliseconds. */
const pauseMs = 120;

/** Who matches, as one types. An answer to an older question never replaces a newer one. */
export function usePeopleSearch(
  query: string,
  { limit = 30, within = "everybody" }: { limit?: number; within?: SearchedPart } = {},
): PeopleSearch {
  const [state, setState] = useState<{ people?: readonly Person[]; answered?: string; failure?: ApiFailure }>({});
  const [turn, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` asks again
  useEffect(() => {
    const abort = new AbortController();
    const timer = setTimeout(
      async () => {
        try {
          const { people } = await call(
            findPeople,
            { query: { q: query.trim(), limit, within } },
            { signal: abort.signal },
          );
          rememberPeople(people);
          setState({ people, answered: query });
        } catch (thrown) {
          if (!abort.signal.aborted) setState({ failure: asFailure(thrown) });
        }
      },
      query ? pauseMs : 0,
    );
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [query, limit, within, turn]);
  const { people, answered = "", failure } = state;
  return { people, answered, failure, retry: () => setTurn((now) => now + 1) };
}
