import type { ComponentType } from "react";
import { create } from "zustand";
import { getOwnAccount, type OwnAccount } from "../../src/protocol/accounts.ts";
import { call, whenSignedOut } from "../api/call.ts";
import { prepareConnection, socket } from "../api/connection.ts";
import { type ApiFailure, asFailure } from "../api/failure.ts";
import { setLanguage } from "../i18n/language.ts";
import type { Self, WebFeature } from "./feature.ts";
import { prepareSlots } from "./slots.ts";

export type SessionState =
  | { readonly status: "loading" }
  | { readonly status: "signedOut" }
  | { readonly status: "failed"; readonly failure: ApiFailure }
  | { readonly status: "signedIn"; readonly account: OwnAccount }
  /** Without an account, in one bubble. */
  | { readonly status: "visiting"; readonly visitor: Self };

export const useSession = create<{ session: SessionState }>(() => ({ session: { status: "loading" } }));
const put = (session: SessionState) => useSession.setState({ session });

let features: readonly WebFeature[] = [];
let stops: (() => void)[] = [];

/** Set once by `main.tsx`: what starts with a session. Features may import this file, hence it imports none. */
export function prepareSession(registered: readonly WebFeature[]): void {
  features = registered;
  prepareConnection({ sync: syncAll, onSessionEnded: endSession });
  whenSignedOut(() => {
    if (useSession.getState().session.status === "signedIn") endSession();
  });
}

/** A page that was opened without a connection begins by itself once there is one. */
addEventListener("online", () => {
  if (useSession.getState().session.status === "failed") void beginSession(true);
});

/** Asks the server who is signed in. Called once at the start, and again by "try again"; quietly: what is shown stays meanwhile. */
export async function beginSession(quietly = false): Promise<void> {
  if (!quietly) put({ status: "loading" });
  try {
    openSession(await call(getOwnAccount));
  } catch (thrown) {
    const failure = asFailure(thrown);
    if (failure.code === "core.not_signed_in") endSession();
    else put({ status: "failed", failure });
  }
}

/** After a sign-in or sign-up: the features start, the lists are fetched and the socket connects. */
export function openSession(account: OwnAccount): void {
  endSession();
  setLanguage(account.language);
  put({ status: "signedIn", account });
  if (!gateFor(account)) start(account);
}

/** Somebody is here as a guest: only what works for guests starts. */
export function openVisit(visitor: Self): void {
  endSession();
  const open = features.filter(({ forGuests }) => forGuests !== undefined);
  prepareSlots(open);
  put({ status: "visiting", visitor });
  stops = [...open.flatMap(({ forGuests }) => forGuests?.start(visitor) ?? []), () => prepareSlots(features)];
  socket().start();
}

function start(account: OwnAccount): void {
  stops = features.flatMap((feature) => (feature.start ? [feature.start(account)] : []));
  void connect();
}

/** Counts sessions: lists that come late belong to one that is over. */
let sessions = 0;

/** The lists first, they are what is waited for; the line then begins where they end. Without them it fetches them itself. */
async function connect(): Promise<void> {
  sessions += 1;
  const session = sessions;
  const cursor = await syncAll().catch(() => undefined);
  if (session === sessions) socket().start(cursor);
}

/** What stands in the place of everything for this person, if anything does. */
export const gateFor = (account: OwnAccount): ComponentType | undefined =>
  features.find(({ gate }) => gate?.isDue(account))?.gate?.Page;

/** The account changed (name, language, terms): everybody sees the new one. */
export function updateSession(account: OwnAccount): void {
  const { session } = useSession.getState();
  const wasHeld = session.status === "signedIn" && gateFor(session.account) !== undefined;
  setLanguage(account.language);
  put({ status: "signedIn", account });
  if (wasHeld && !gateFor(account)) start(account);
}

/** Forgets the person on this device's screen. The cookie is the server's business. */
export function endSession(): void {
  // First: what is still shown must not be drawn again from lists that are gone.
  put({ status: "signedOut" });
  sessions += 1;
  socket().stop();
  for (const stop of stops) stop();
  stops = [];
}

/** Lists are true at the lowest cursor that any of them was fetched at. */
async function syncAll(): Promise<number> {
  const isVisiting = useSession.getState().session.status === "visiting";
  const cursors = await Promise.all(
    features.map((feature) => (isVisiting ? feature.forGuests?.sync?.() : feature.sync?.())),
  );
  const known = cursors.filter((cursor) => cursor !== undefined);
  return known.length > 0 ? Math.min(...known) : 0;
}

/** The signed-in person; only inside the shell. */
export function useAccount(): OwnAccount {
  const session = useSession((state) => state.session);
  if (session.status !== "signedIn") throw new Error("Nobody is signed in here");
  return session.account;
}

/** Oneself, with an account or as a guest; only where one of them is here. */
export function useSelf(): Self {
  const session = useSession((state) => state.session);
  if (session.status === "visiting") return session.visitor;
  if (session.status !== "signedIn") throw new Error("Nobody is here");
  return session.account;
}

/** Whether one is here as a guest: what only members can do is not offered. */
export const useIsGuest = (): boolean => useSession(({ session }) => session.status === "visiting");
