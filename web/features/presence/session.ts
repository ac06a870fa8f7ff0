import type { OwnAccount } from "../../../src/protocol/accounts.ts";
import { socket, useConnection } from "../../api/index.ts";
import { Activity } from "./activity.ts";
import { ShownPeople } from "./shown-people.ts";
import { beginPresence, forgetAll, forgetOthers, putPresences, setOwn } from "./store.ts";

const timers = {
  setTimer: (run: () => void, ms: number) => setTimeout(run, ms),
  clearTimer: (timer: unknown) => clearTimeout(timer as number | undefined),
};

/** Whose presence this window shows; whatever draws a person says so. */
export const shownPeople = new ShownPeople({
  ...timers,
  watch: (accountIds) => socket().send({ type: "presence.watch", accountIds: [...accountIds] }),
});

const signsOfLife = ["pointerdown", "pointermove", "keydown", "wheel", "touchstart", "focus"] as const;

/** Listens for who is there, and tells whether somebody is here. */
export function startPresence(account: OwnAccount): () => void {
  const line = socket();
  beginPresence(account.id);
  const activity = new Activity({
    ...timers,
    now: () => Date.now(),
    report: (isActive, idleForSec) =>
      line.send({
        type: "presence.activity",
        ...{ isActive, idleForSec },
        isHandheld: matchMedia("(hover: none) and (pointer: coarse)").matches,
      }),
  });
  const seen = () => activity.seen();
  const looked = () => document.visibilityState === "visible" && activity.seen();
  for (const sign of signsOfLife) addEventListener(sign, seen, { passive: true, capture: true });
  document.addEventListener("visibilitychange", looked);
  const stops = [
    line.on("presence.own", ({ own }) => setOwn(own)),
    line.on("presence.changed", ({ presences }) => putPresences(presences)),
    line.on("welcome", () => {
      activity.connected();
      shownPeople.reconnected();
    }),
    useConnection.subscribe(({ lostAt }, before) => {
      if (lostAt !== null && before.lostAt === null) forgetOthers();
    }),
  ];
  return () => {
    for (const stop of stops) stop();
    for (const sign of signsOfLife) removeEventListener(sign, seen, { capture: true });
    document.removeEventListener("visibilitychange", looked);
    activity.stop();
    shownPeople.forget();
    forgetAll();
  };
}
