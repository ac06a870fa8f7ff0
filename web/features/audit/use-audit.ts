import { useCallback, useEffect, useRef, useState } from "react";
import { type AuditEntry, listAudit, listCompanyAudit } from "../../../src/protocol/audit.ts";
import { type ApiFailure, asFailure, call } from "../../api/index.ts";
import { type AuditFilter, queryOf, type Whose } from "./filter.ts";

interface Shown {
  readonly entries: readonly AuditEntry[] | undefined;
  readonly hasMore: boolean;
  readonly failure: ApiFailure | undefined;
}
const nothingYet: Shown = { entries: undefined, hasMore: false, failure: undefined };

/** Pages of the log that fit a filter; another filter begins anew. */
export function useAudit(whose: Whose, filter: AuditFilter) {
  const [shown, setShown] = useState<Shown>(nothingYet);
  const [isLoading, setLoading] = useState(false);
  /** Answers to an earlier filter are dropped. */
  const turn = useRef(0);

  const fetchPage = useCallback(
    async (earlier: readonly AuditEntry[]) => {
      turn.current += 1;
      const mine = turn.current;
      setLoading(true);
      try {
        const last = earlier.at(-1)?.number;
        const query = { ...queryOf(filter), ...(last !== undefined && { before: last }) };
        const page = await call(whose === "company" ? listCompanyAudit : listAudit, { query });
        if (mine !== turn.current) return;
        setShown({ entries: [...earlier, ...page.entries], hasMore: page.hasMore, failure: undefined });
      } catch (thrown) {
        if (mine === turn.current) setShown((before) => ({ ...before, failure: asFailure(thrown) }));
      } finally {
        if (mine === turn.current) setLoading(false);
      }
    },
    [whose, filter],
  );
  useEffect(() => void fetchPage([]), [fetchPage]);
  return {
    ...shown,
    isLoading,
    reload: () => void fetchPage([]),
    more: () => void fetchPage(shown.entries ?? []),
  };
}
