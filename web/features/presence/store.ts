import { create } from "zustand";
import type { OwnPresence, Presence } from "../../../src/protocol/presence.ts";

interface PresenceStore {
  readonly selfId: string | null;
  /** null until the socket has told it. */
  readonly own: OwnPresence | null;
  /** Of the people this window shows. Whoever is not in it is not known to be there. */
  readonly others: Readonly<Record<string, Presence>>;
}
const nothing: PresenceStore = { selfId: null, own: null, others: {} };
export const usePresenceStore = create<PresenceStore>(() => nothing);

export const beginPresence = (selfId: string) => usePresenceStore.setState({ ...nothing, selfId });
export const setOwn = (own: OwnPresence) => usePresenceStore.setState({ own });

export const putPresences = (presences: readonly Presence[]) =>
  usePresenceStore.setState(({ others }) => ({
    others: { ...others, ...Object.fromEntries(presences.map((presence) => [presence.accountId, presence])) },
  }));

/** Without a connection nobody knows who is there: better no dot than an old one. */
export const forgetOthers = () => usePresenceStore.setState({ others: {} });
export const forgetAll = () => usePresenceStore.setState(nothing);
