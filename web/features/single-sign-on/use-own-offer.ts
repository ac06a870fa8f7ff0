import { useCallback, useEffect, useState } from "react";
import { getOwnSingleSignOn } from "../../../src/protocol/single-sign-on.ts";
import { call } from "../../api/index.ts";

interface OwnOffer {
  readonly label: string;
  readonly isLinked: boolean;
}

/** What one's own company offers; null while that is unknown, and where there is nothing. */
export function useOwnOffer(): { offer: OwnOffer | null; reload: () => void } {
  const [offer, setOffer] = useState<OwnOffer | null>(null);
  const reload = useCallback(() => {
    call(getOwnSingleSignOn).then(
      (answer) => setOffer(answer.offer),
      // It is one way among others: what cannot be known now is not offered.
      () => setOffer(null),
    );
  }, []);
  useEffect(reload, [reload]);
  return { offer, reload };
}
