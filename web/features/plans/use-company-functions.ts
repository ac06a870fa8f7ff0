import { useCallback, useEffect, useState } from "react";
import type { OutputOf } from "../../../src/protocol/endpoint.ts";
import { getCompanyFunctions } from "../../../src/protocol/plans.ts";
import { type ApiFailure, asFailure, call } from "../../api/index.ts";

export type CompanyFunctions = OutputOf<typeof getCompanyFunctions>;

/** What one's company says of functions; `change` shows at once what the server is being told. */
export function useCompanyFunctions() {
  const [functions, setFunctions] = useState<CompanyFunctions>();
  const [failure, setFailure] = useState<ApiFailure>();
  const load = useCallback(async () => {
    try {
      setFunctions(await call(getCompanyFunctions));
      setFailure(undefined);
    } catch (thrown) {
      setFailure(asFailure(thrown));
    }
  }, []);
  useEffect(() => void load(), [load]);
  return { functions, failure, load, change: setFunctions };
}
