import { useEffect, useState } from "react";
import { findPeople, type Person, type SearchedPart } from "../../../src/protocol/directory.ts";
import { type ApiFailure, asFailure, call } from "../../api/index.ts";
import { usePeopleRound } from "../../app/people-round.ts";
import { rememberPeople, usePeopleStore } from "./people-store.ts";

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
  const round = usePeopleRound();
  const known = usePeopleStore((store) => store.people);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` and `round` ask again
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
  }, [query, limit, within, turn, round]);
  const { people: found, answered = "", failure } = state;
  // As they are known now; whom one may not see any more is gone before the next answer says so.
  const people = found?.flatMap((person) => {
    const now = known[person.id];
    return now === null ? [] : (now ?? person);
  });
  return { people, answered, failure, retry: () => setTurn((now) => now + 1) };
}
