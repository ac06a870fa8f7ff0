import { useCallback, useEffect, useState } from "react";
import { type ApiFailure, asFailure, socket } from "../../api/index.ts";

/** What a question to the server answered; asked again when the company's roster changes. */
export function useAnswer<T>(ask: () => Promise<T>) {
  const [answer, setAnswer] = useState<T>();
  const [failure, setFailure] = useState<ApiFailure>();
  const load = useCallback(() => {
    ask().then(
      (next) => {
        setAnswer(next);
        setFailure(undefined);
      },
      (thrown: unknown) => setFailure(asFailure(thrown)),
    );
  }, [ask]);
  useEffect(load, [load]);
  useEffect(() => socket().onEvent("company.roster_changed", load), [load]);
  return { answer, failure, load, put: setAnswer };
}
