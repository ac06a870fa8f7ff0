import { useCallback, useEffect, useState } from "react";
import { type ApiFailure, asFailure } from "../../api/index.ts";

/** What a card shows: fetched when it opens, and again on demand. */
export function useLoaded<T>(load: () => Promise<T>) {
  const [loaded, setLoaded] = useState<T>();
  const [failure, setFailure] = useState<ApiFailure>();
  const reload = useCallback(() => {
    setFailure(undefined);
    load().then(setLoaded, (thrown) => setFailure(asFailure(thrown)));
  }, [load]);
  useEffect(reload, [reload]);
  return { loaded, failure, reload };
}
