import { useEffect, useState } from "react";
import { listMembers, type MemberEntry } from "../../../src/protocol/companies.ts";
import { type ApiFailure, asFailure, call } from "../../api/index.ts";

export interface FoundMembers {
  /** Undefined while the first answer is on its way. */
  readonly members: readonly MemberEntry[] | undefined;
  readonly total: number;
  readonly failure: ApiFailure | undefined;
}

/** Members of one's company whose name or address fits; follows what is typed. */
export function useMembers(query: string, { offset = 0, limit }: { offset?: number; limit: number }): FoundMembers {
  const [found, setFound] = useState<FoundMembers>({ members: undefined, total: 0, failure: undefined });
  useEffect(() => {
    const aborted = new AbortController();
    const timer = setTimeout(
      () => {
        call(
          listMembers,
          { query: { q: query.trim(), state: "active", offset, limit } },
          { signal: aborted.signal },
        ).then(
          ({ members, total }) => !aborted.signal.aborted && setFound({ members, total, failure: undefined }),
          (thrown) => !aborted.signal.aborted && setFound((before) => ({ ...before, failure: asFailure(thrown) })),
        );
      },
      query === "" ? 0 : 120,
    );
    return () => {
      clearTimeout(timer);
      aborted.abort();
    };
  }, [query, offset, limit]);
  return found;
}

export const nameOfMember = ({ firstName, lastName }: MemberEntry): string => `${firstName} ${lastName}`.trim();
