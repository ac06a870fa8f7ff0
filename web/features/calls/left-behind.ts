import type { LeftBehind } from "../../media/call-view.ts";

const key = "iris.call";

/** A page that goes keeps its call for the one that may take its place: in this window only, and no longer than it lives. */
export function keepLeftBehind(left: LeftBehind | null): void {
  if (left) sessionStorage.setItem(key, JSON.stringify(left));
}

/** Taken once: a copy of this window must not think that it is in the call too. */
export function takeLeftBehind(): LeftBehind | null {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? "null") as LeftBehind | null;
  } catch {
    return null;
  } finally {
    sessionStorage.removeItem(key);
  }
}
