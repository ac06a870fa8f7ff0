import { useEffect, useState } from "react";
import { type ApiFailure, asFailure } from "../../api/index.ts";

/** What a link's token stands for. The token is behind the `#`: browsers send it to no server by themselves. */
export function useLink<T>(read: (token: string) => Promise<T>) {
  const [token] = useState(() => location.hash.slice(1));
  const [answer, setAnswer] = useState<T>();
  const [failure, setFailure] = useState<ApiFailure>();
  useEffect(() => {
    read(token).then(setAnswer, (thrown: unknown) => setFailure(asFailure(thrown)));
  }, [read, token]);
  return { token, answer, failure };
}

/** Where one comes back to after signing in. */
export const backTo = (path: string, token: string): string =>
  `/sign-in?next=${encodeURIComponent(`${path}#${token}`)}`;
