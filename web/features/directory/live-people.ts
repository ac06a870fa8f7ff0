import { useEffect } from "react";
import { socket } from "../../api/index.ts";
import { raisePeopleRound } from "../../app/people-round.ts";
import { forgetPeople, putPeople, usePeopleStore, wantPeople } from "./people-store.ts";

/** Lists ask at once, and then no more often than this. */
const restMs = 3_000;
/** After the line was lost everybody comes back together. */
const comeBackWithinMs = 2_000;

/** Keeps the people that are known here, and the lists of them, true while somebody is signed in. @returns how to stop */
export function followPeople(): () => void {
  const line = socket();
  let rest: ReturnType<typeof setTimeout> | undefined;
  let isDue = false;
  const later = new Set<ReturnType<typeof setTimeout>>();

  const raise = (): void => {
    isDue = true;
    if (rest !== undefined) return;
    isDue = false;
    raisePeopleRound();
    rest = setTimeout(() => {
      rest = undefined;
      if (isDue) raise();
    }, restMs);
  };
  const again = (accountId: string): void => {
    wantPeople([accountId], true);
    raise();
  };
  const everything = (withinMs: number): void => {
    const timer = setTimeout(() => {
      later.delete(timer);
      wantPeople(Object.keys(usePeopleStore.getState().people), true);
      raise();
    }, Math.random() * withinMs);
    later.add(timer);
  };

  const stops = [
    line.on("people.changed", ({ people }) => {
      putPeople(people);
      raise();
    }),
    line.on("people.stale", ({ withinMs }) => everything(withinMs)),
    line.on("welcome", () => {
      // Of who changed while there was no line nobody was told.
      if (Object.keys(usePeopleStore.getState().people).length > 0) everything(comeBackWithinMs);
    }),
    line.onEvent("guest.gone", ({ accountId }) => wantPeople([accountId], true)),
    line.onEvent("contact.changed", ({ contact }) => again(contact.accountId)),
    line.onEvent("contact.removed", ({ accountId }) => again(accountId)),
    line.onEvent("block.changed", ({ accountId }) => again(accountId)),
  ];
  return () => {
    for (const stop of stops) stop();
    for (const timer of later) clearTimeout(timer);
    clearTimeout(rest);
    forgetPeople();
  };
}

/** Calls when what somebody says of themselves, or how near one is to them, may have changed. */
export function usePersonChanges(accountId: string, onChanged: () => void): void {
  useEffect(() => {
    const stops = [
      socket().on("people.changed", ({ people }) => people.some((one) => one.accountId === accountId) && onChanged()),
      socket().on("people.stale", ({ withinMs }) => setTimeout(onChanged, Math.random() * withinMs)),
      socket().onEvent("contact.changed", ({ contact }) => contact.accountId === accountId && onChanged()),
      socket().onEvent("contact.removed", (event) => event.accountId === accountId && onChanged()),
      socket().onEvent("block.changed", (event) => event.accountId === accountId && onChanged()),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [accountId, onChanged]);
}
