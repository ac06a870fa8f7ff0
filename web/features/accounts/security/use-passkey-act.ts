import { useCallback, useState } from "react";
import { type Act, useAct } from "../use-act.ts";
import { PasskeyCancelled, PasskeyKnown } from "./passkey-browser.ts";

export type PasskeyTrouble = "cancelled" | "known";

/** An act in which the browser is asked for a passkey: that nobody touched it is no failure of Iris. */
export function usePasskeyAct(): Act & { readonly trouble: PasskeyTrouble | undefined } {
  const act = useAct();
  const [trouble, setTrouble] = useState<PasskeyTrouble>();
  const { run: runPlain } = act;
  const run = useCallback(
    (work: () => Promise<void>) => {
      setTrouble(undefined);
      return runPlain(async () => {
        try {
          await work();
        } catch (thrown) {
          if (thrown instanceof PasskeyCancelled) setTrouble("cancelled");
          else if (thrown instanceof PasskeyKnown) setTrouble("known");
          else throw thrown;
        }
      });
    },
    [runPlain],
  );
  return { ...act, run, trouble };
}
