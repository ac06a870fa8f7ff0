import { useEffect } from "react";
import { create } from "zustand";
import { instanceInfo } from "../../../src/protocol/accounts.ts";
import type { OutputOf } from "../../../src/protocol/endpoint.ts";
import { type ApiFailure, asFailure, call } from "../../api/index.ts";

export type Instance = OutputOf<typeof instanceInfo>;

interface InstanceState {
  readonly instance: Instance | undefined;
  readonly failure: ApiFailure | undefined;
}
const useStore = create<InstanceState>(() => ({ instance: undefined, failure: undefined }));
let isAsked = false;

/** Asks again, for instance because the terms turned out to be newer than those shown. */
export async function refreshInstance(): Promise<void> {
  isAsked = true;
  try {
    useStore.setState({ instance: await call(instanceInfo), failure: undefined });
  } catch (thrown) {
    isAsked = false;
    useStore.setState({ failure: asFailure(thrown) });
  }
}

/** What this Iris is; asked once and kept. */
export function useInstance(): InstanceState {
  useEffect(() => {
    if (!isAsked) void refreshInstance();
  }, []);
  return useStore();
}
