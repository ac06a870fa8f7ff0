import { useEffect, useState } from "react";
import { useUnreadTotal } from "../conversations/unread-total.ts";
import { useOwnPresence } from "../presence/index.ts";
import { isQuietNow } from "./decide.ts";
import { useNotifications } from "./store.ts";

const everyMs = 60_000;

/** Shows on the installed app's icon what waits; nothing in quiet hours. */
export function AppBadge() {
  const unread = useUnreadTotal();
  const state = useNotifications((known) => known.state);
  const presence = useOwnPresence();
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, []);
  const shown = isQuietNow({ now, state, presence }) ? 0 : unread;
  useEffect(() => {
    if (!("setAppBadge" in navigator)) return;
    // Refused where the app is not installed: then there is no icon to show it on.
    navigator.setAppBadge(shown).catch(() => {});
  }, [shown]);
  return null;
}
