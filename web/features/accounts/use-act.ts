import { useCallback, useRef, useState } from "react";
import { type ApiFailure, asFailure } from "../../api/index.ts";

export interface Act {
  /** Runs it unless it is running. @returns false when it failed or was not started */
  readonly run: (act: () => Promise<void>) => Promise<boolean>;
  readonly isBusy: boolean;
  /** Of the last run; gone when the next one starts. */
  readonly failure: ApiFailure | undefined;
  readonly clear: () => void;
}

/** One thing a page does at a time: a second press while it runs is none. */
export function useAct(): Act {
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ApiFailure>();
  const isRunning = useRef(false);
  const run = useCallback(async (act: () => Promise<void>) => {
    if (isRunning.current) return false;
    isRunning.current = true;
    setBusy(true);
    setFailure(undefined);
    try {
      await act();
      return true;
    } catch (thrown) {
      setFailure(asFailure(thrown));
      return false;
    } finally {
      isRunning.current = false;
      setBusy(false);
    }
  }, []);
  const clear = useCallback(() => setFailure(undefined), []);
  return { run, isBusy, failure, clear };
}
