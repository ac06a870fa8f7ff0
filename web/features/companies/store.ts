import { create } from "zustand";
import { getOwnMembership, type OwnMembership } from "../../../src/protocol/companies.ts";
import { type ApiFailure, asFailure, call, socket } from "../../api/index.ts";
import { wearColours } from "./colours.ts";

interface CompanyState {
  readonly membership: OwnMembership | undefined;
  readonly failure: ApiFailure | undefined;
}
const useStore = create<CompanyState>(() => ({ membership: undefined, failure: undefined }));

/** An act has answered with the new state: everybody sees it. */
export function putMembership(membership: OwnMembership): void {
  useStore.setState({ membership, failure: undefined });
  wearColours(membership.company?.themes ?? null);
}

export async function refreshMembership(): Promise<void> {
  try {
    putMembership(await call(getOwnMembership));
  } catch (thrown) {
    useStore.setState({ failure: asFailure(thrown) });
  }
}

/** One's company, or what one may join; undefined until it is known. */
export const useMembership = (): CompanyState => useStore();

/** Follows one's company while signed in. */
export function followCompany(accountId: string): () => void {
  void refreshMembership();
  const stops = [
    socket().onEvent("company.changed", () => void refreshMembership()),
    // Joined, left, or got another role.
    socket().onEvent("account.changed", (event) => {
      if (event.accountId === accountId) void refreshMembership();
    }),
  ];
  return () => {
    for (const stop of stops) stop();
    useStore.setState({ membership: undefined, failure: undefined });
    wearColours(null);
  };
}
