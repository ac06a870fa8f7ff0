import { useEffect, useState } from "react";
import { findSingleSignOn } from "../../../src/protocol/single-sign-on.ts";
import { call } from "../../api/index.ts";

interface Offer {
  readonly label: string;
  readonly passwordAllowed: boolean;
}

const known = new Map<string, Offer | null>();
/** Nobody is asked about the domains one passes by while typing. */
const pauseMs = 350;

/** What a domain's people may sign in with; undefined while that is unknown, and where there is nothing. */
export function useOffer(domain: string | undefined): Offer | undefined {
  const [found, setFound] = useState<{ domain: string; offer: Offer | null }>();
  useEffect(() => {
    if (domain === undefined) return;
    const held = known.get(domain);
    if (held !== undefined) return setFound({ domain, offer: held });
    const stop = new AbortController();
    const timer = setTimeout(() => {
      call(findSingleSignOn, { body: { domain } }, { signal: stop.signal }).then(
        ({ offer }) => {
          known.set(domain, offer);
          setFound({ domain, offer });
        },
        // The password field is still there; the next address asks again.
        () => {},
      );
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [domain]);
  return domain !== undefined && found?.domain === domain ? (found.offer ?? undefined) : undefined;
}
