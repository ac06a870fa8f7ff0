import { create } from "zustand";
import { type GuestEnd, getOwnGuest, joinAsGuest, leaveAsGuest, type OwnGuest } from "../../../src/protocol/guests.ts";
import { switchNames } from "../../../src/protocol/plans.ts";
import { type ApiFailure, asFailure, call, setOwnFunctions, socket } from "../../api/index.ts";
import { endSession, openVisit, useSession } from "../../app/session.ts";

type Visit =
  | { readonly phase: "asking" }
  | { readonly phase: "failed"; readonly failure: ApiFailure }
  /** Not here, or not yet. */
  | { readonly phase: "outside" }
  | { readonly phase: "waiting" | "inside"; readonly guest: OwnGuest }
  | { readonly phase: "ended"; readonly reason: GuestEnd };

/** One's own visit as a guest, as far as this page knows. */
export const useVisit = create<{ visit: Visit }>(() => ({ visit: { phase: "asking" } }));
const put = (visit: Visit) => useVisit.setState({ visit });
const isHere = () => ["waiting", "inside"].includes(useVisit.getState().visit.phase);

let stopListening: (() => void) | undefined;

function hold(guest: OwnGuest): void {
  put({ phase: guest.conversationId === null ? "waiting" : "inside", guest });
  setOwnFunctions({
    functions: switchNames.map((name) => ({
      ...{ name, isOn: guest.functions.includes(name) },
      decidedBy: guest.functions.includes(name) ? null : "company",
    })),
    limits: { storageBytes: null, bubbleMembers: null, conferenceParticipants: 0 },
    plan: { id: guest.id, name: "" },
  });
}

function begin(guest: OwnGuest): void {
  openVisit({ id: guest.id, firstName: guest.name, lastName: "" });
  hold(guest);
  const stops = [
    socket().onEvent("guest.admitted", () => void askAgain()),
    socket().on("guest.ended", ({ reason }) => finish(reason)),
    // The line was cut without a word: the day is over, or it ended while this page was away.
    useSession.subscribe(({ session }) => {
      if (session.status === "signedOut" && isHere()) finish("over");
    }),
  ];
  stopListening = () => {
    for (const stop of stops) stop();
  };
}

function finish(reason: GuestEnd): void {
  stopListening?.();
  stopListening = undefined;
  put({ phase: "ended", reason });
  setOwnFunctions(null);
  endSession();
}

async function askAgain(): Promise<void> {
  try {
    hold(await call(getOwnGuest));
  } catch {
    // The line says it again when it is back.
  }
}

/** Asks whether this browser is a guest somewhere. */
export async function findVisit(): Promise<void> {
  if (isHere()) return;
  put({ phase: "asking" });
  try {
    begin(await call(getOwnGuest));
  } catch (thrown) {
    const failure = asFailure(thrown);
    const isNobody = failure.code === "core.not_signed_in" || failure.code === "core.not_found";
    put(isNobody ? { phase: "outside" } : { phase: "failed", failure });
  }
}

export async function join(token: string, name: string): Promise<void> {
  begin(await call(joinAsGuest, { body: { token, name } }));
}

export async function leave(): Promise<void> {
  await call(leaveAsGuest);
  if (isHere()) finish("left");
}

/** Back before the door. */
export const comeBack = (): void => put({ phase: "outside" });
