import { useEffect } from "react";
import { create } from "zustand";
import { getOwnVisibility, type OwnVisibility } from "../../../../src/protocol/directory.ts";
import { call } from "../../../api/index.ts";

const useStore = create<{ visibility: OwnVisibility | undefined }>(() => ({ visibility: undefined }));
let isAsked = false;

export const keepOwnVisibility = (visibility: OwnVisibility): void => useStore.setState({ visibility });

export function forgetOwnVisibility(): void {
  isAsked = false;
  useStore.setState({ visibility: undefined });
}

/** How far one can be found and finds others; undefined while it is on its way. Asked once for what it explains. */
export function useOwnVisibility(): OwnVisibility | undefined {
  useEffect(() => {
    if (isAsked) return;
    isAsked = true;
    call(getOwnVisibility).then(keepOwnVisibility, () => {
      isAsked = false;
    });
  }, []);
  return useStore(({ visibility }) => visibility);
}
