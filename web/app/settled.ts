import { useConnection } from "../api/connection.ts";
import { useSession } from "./session.ts";

/** Whatever is waited for is there: the lists and the line of who is signed in, the page of who is not. */
const isSettled = (): boolean => {
  const { status } = useSession.getState().session;
  return status === "signedIn" ? useConnection.getState().phase === "open" : status !== "loading";
};

/** Calls once, as soon as nobody waits for anything. */
export function whenSettled(run: () => void): void {
  const look = () => {
    if (!isSettled()) return;
    for (const stop of stops) stop();
    run();
  };
  const stops = [useSession.subscribe(look), useConnection.subscribe(look)];
}
