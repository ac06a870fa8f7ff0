import { useEffect } from "react";
import { create } from "zustand";
import { getOwnSingleSignOn } from "../../../src/protocol/single-sign-on.ts";
import { call } from "../../api/index.ts";

/** undefined: not asked yet. */
const useStore = create<{ hasSignOn: boolean | undefined }>(() => ({ hasSignOn: undefined }));

/** Asks anew whenever the members are opened. */
export function useSignOnState(): void {
  useEffect(() => {
    call(getOwnSingleSignOn).then(
      ({ offer }) => useStore.setState({ hasSignOn: offer !== null }),
      () => useStore.setState({ hasSignOn: false }),
    );
  }, []);
}
/** Whether the company's members may be bound to a provider. */
export const useHasSignOn = (): boolean => useStore(({ hasSignOn }) => hasSignOn ?? false);
