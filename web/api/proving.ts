import { ApiFailure } from "./failure.ts";

/** Asks the person to prove who they are. @returns false when they turn away */
type Ask = () => Promise<boolean>;

const nobodyAsks: Ask = async () => false;
let ask = nobodyAsks;
let asking: Promise<boolean> | undefined;

/** Set by whoever shows the dialog, for as long as it can. @returns how to stop */
export function askForProofWith(handler: Ask): () => void {
  ask = handler;
  return () => {
    if (ask === handler) ask = nobodyAsks;
  };
}

/**
 * Runs a call; where the server wants to be sure who this is, the person is asked, once for all calls that wait, and the call
 * is made again.
 */
export async function proving<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (thrown) {
    if (!(thrown instanceof ApiFailure) || thrown.code !== "core.reauthentication_needed") throw thrown;
    asking ??= ask().finally(() => {
      asking = undefined;
    });
    if (!(await asking)) throw thrown;
    return run();
  }
}
