import { useEffect } from "react";
import type { OwnPresence, Presence } from "../../../src/protocol/presence.ts";
import { useIsGuest } from "../../app/session.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { presenceWords, statusWords } from "./presence-words.ts";
import { shownPeople } from "./session.ts";
import { usePresenceStore } from "./store.ts";
import { presenceTexts } from "./texts.ts";

/** Somebody's presence while it is on the screen; undefined while it is not known. One's own is `useOwnPresence`. */
export function usePresence(accountId: string | undefined): Presence | undefined {
  const isSelf = usePresenceStore(({ selfId }) => selfId === accountId);
  const isGuest = useIsGuest();
  // A guest is told of nobody's presence (S39).
  const isWatched = accountId !== undefined && !isSelf && !isGuest;
  useEffect(() => (isWatched ? shownPeople.show(accountId) : undefined), [accountId, isWatched]);
  return usePresenceStore(({ others }) => (accountId === undefined ? undefined : others[accountId]));
}

export const useOwnPresence = (): OwnPresence | null => usePresenceStore(({ own }) => own);

/** Outside React. */
export const currentOwnPresence = (): OwnPresence | null => usePresenceStore.getState().own;

/** What an avatar's dot says. */
export function usePresenceState(accountId: string | undefined): OwnPresence["state"] | undefined {
  const isSelf = usePresenceStore(({ selfId }) => selfId !== null && selfId === accountId);
  const own = useOwnPresence();
  const other = usePresence(accountId);
  return isSelf ? own?.state : other?.state;
}

/** What stands beneath a name: what they do, and what they say of it. Empty while nothing is known. */
export function usePresenceLine(accountId: string | undefined): { readonly words: string; readonly status: string } {
  const t = useTexts(presenceTexts);
  const format = useFormat();
  const presence = usePresence(accountId);
  if (!presence) return { words: "", status: "" };
  const words = presenceWords(presence, t, format);
  const mobile = presence.isMobile && presence.state !== "offline" ? ` · ${t("onPhone")}` : "";
  return { words: `${words}${mobile}`, status: presence.status ? statusWords(presence.status) : "" };
}
