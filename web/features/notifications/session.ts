import type { OwnAccount } from "../../../src/protocol/accounts.ts";
import { socket } from "../../api/index.ts";
import { useConversationsStore } from "../conversations/store.ts";
import { Attention } from "./attention.ts";
import { closeOnDesktop, closeSeen, watchPermission } from "./desktop.ts";
import { tellOf } from "./incoming.ts";
import { confirmPush } from "./push-browser.ts";
import { forgetNotifications, loadNotifications, useNotifications } from "./store.ts";

const signsOfUse = ["pointerdown", "pointermove", "keydown", "wheel", "touchstart", "focus"] as const;

/** Listens for what is missed, and tells the server whether somebody is here. */
export function startNotifications(account: OwnAccount): () => void {
  const line = socket();
  const attention = new Attention({
    now: Date.now,
    setTimer: (run, ms) => setTimeout(run, ms),
    clearTimer: (timer) => clearTimeout(timer as number | undefined),
    isVisible: () => document.visibilityState === "visible",
    report: (isAttended) => line.send({ type: "notifications.attention", isAttended }),
  });
  const used = () => attention.used();
  const changed = () => attention.changed();
  for (const sign of signsOfUse) addEventListener(sign, used, { passive: true, capture: true });
  document.addEventListener("visibilitychange", changed);
  addEventListener("pagehide", changed);
  watchPermission();
  void loadNotifications()
    .then(confirmPush)
    .catch(() => {
      // The next start tries again; until then the server pushes to what it knows.
    });
  const stops = [
    line.onEvent("message.sent", ({ message }) => void tellOf(message, account.id, attention)),
    line.onEvent("notifications.changed", () => void loadNotifications()),
    // The profile's time zone may be another one.
    line.onEvent("account.changed", ({ accountId }) => {
      if (accountId === account.id) void loadNotifications();
    }),
    line.on("notifications.elsewhere", ({ isAttended }) => useNotifications.setState({ isElsewhere: isAttended })),
    line.on("welcome", () => {
      useNotifications.setState({ isElsewhere: false });
      attention.connected();
    }),
    useConversationsStore.subscribe(({ all, status }, before) => {
      if (status === "ready" && before.status !== "ready") void closeSeen(all);
      for (const [id, { unreadCount }] of Object.entries(all))
        if (unreadCount === 0 && (before.all[id]?.unreadCount ?? 0) > 0) void closeOnDesktop(id);
    }),
  ];
  return () => {
    for (const stop of stops) stop();
    for (const sign of signsOfUse) removeEventListener(sign, used, { capture: true });
    document.removeEventListener("visibilitychange", changed);
    removeEventListener("pagehide", changed);
    attention.stop();
    forgetNotifications();
  };
}
