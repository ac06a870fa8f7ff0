import { create } from "zustand";
import { listNetwork } from "../../../src/protocol/contacts.ts";
import type { WireEvent } from "../../../src/protocol/socket.ts";
import { type ApiFailure, asFailure, call, socket } from "../../api/index.ts";
import { afterEvent, emptyNetwork, isOpenAt, type Network, type Standing, standingOf } from "./network-state.ts";

interface NetworkStore {
  readonly status: "loading" | "ready" | "failed";
  readonly failure: ApiFailure | undefined;
  readonly network: Network;
}
const atFirst: NetworkStore = { status: "loading", failure: undefined, network: emptyNetwork };
export const useNetworkStore = create<NetworkStore>(() => atFirst);

/** What the server answered, before its event comes. */
export const changeNetwork = (change: (network: Network) => Network): void =>
  useNetworkStore.setState(({ network }) => ({ network: change(network) }));

export async function syncNetwork(): Promise<number> {
  try {
    const { cursor, contacts, ...rest } = await call(listNetwork);
    const byId = Object.fromEntries(contacts.map((contact) => [contact.accountId, contact]));
    useNetworkStore.setState({ status: "ready", failure: undefined, network: { ...rest, contacts: byId } });
    return cursor;
  } catch (thrown) {
    // What is there stays; without anything there the list says why.
    if (useNetworkStore.getState().status !== "ready")
      useNetworkStore.setState({ status: "failed", failure: asFailure(thrown) });
    throw thrown;
  }
}

const events = [
  "contact.changed",
  "contact.removed",
  "contactGroups.changed",
  "invitation.received",
  "invitation.gone",
  "invitation.sent",
  "block.changed",
  "addressBook.changed",
] as const satisfies readonly WireEvent["type"][];

/** Keeps the network true while somebody is signed in. @returns how to stop */
export function followNetwork(): () => void {
  const line = socket();
  const stops = events.map((type) => line.onEvent(type, (event) => changeNetwork((now) => afterEvent(now, event))));
  return () => {
    for (const stop of stops) stop();
    useNetworkStore.setState(atFirst);
  };
}

export const useNetwork = (): Network => useNetworkStore(({ network }) => network);

/** How somebody stands to the signed-in person. */
export const useStanding = (accountId: string): Standing => standingOf(useNetwork(), accountId, Date.now());

export const useIsBlocked = (accountId: string | undefined): boolean =>
  useNetworkStore(({ network }) => network.blocked.some((one) => one.accountId === accountId));

/** How many invitations wait for an answer. */
export const useWaitingInvitations = (): number =>
  useNetworkStore(({ network }) => network.received.filter((one) => isOpenAt(one, Date.now())).length);
