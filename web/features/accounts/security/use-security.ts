import { useCallback, useEffect, useState } from "react";
import { getSecurity, type SecurityOverview } from "../../../../src/protocol/security.ts";
import { type ApiFailure, asFailure, call, socket } from "../../../api/index.ts";

export interface Security {
  readonly overview: SecurityOverview | undefined;
  readonly failure: ApiFailure | undefined;
  readonly reload: () => Promise<void>;
}

/** How one signs in, kept true when it changes on another device. */
export function useSecurity(): Security {
  const [overview, setOverview] = useState<SecurityOverview>();
  const [failure, setFailure] = useState<ApiFailure>();
  const reload = useCallback(async () => {
    try {
      setOverview(await call(getSecurity));
      setFailure(undefined);
    } catch (thrown) {
      setFailure(asFailure(thrown));
    }
  }, []);
  useEffect(() => {
    void reload();
    return socket().onEvent("account.changed", () => void reload());
  }, [reload]);
  return { overview, failure, reload };
}
