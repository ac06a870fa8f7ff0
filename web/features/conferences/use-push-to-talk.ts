import { useEffect, useRef, useState } from "react";
import type { CurrentConference } from "../../media/conference-view.ts";
import { conferences } from "./session.ts";
import { pressesSomething } from "./shortcuts.ts";

/** Whoever is muted is heard for as long as they hold the space bar. @returns what the stage listens with, and whether they do */
export function usePushToTalk({ phase, sending }: CurrentConference) {
  const [isHeld, setHeld] = useState(false);
  const held = useRef(false);
  const hold = (isDown: boolean) => {
    if (held.current === isDown) return;
    held.current = isDown;
    setHeld(isDown);
    conferences()?.setMicrophone(isDown);
  };
  useEffect(() => {
    const release = () => {
      if (!held.current) return;
      held.current = false;
      setHeld(false);
      conferences()?.setMicrophone(false);
    };
    // The key may come up anywhere, and not at all when the window loses the focus meanwhile.
    const up = (event: KeyboardEvent) => event.key === " " && release();
    addEventListener("keyup", up);
    addEventListener("blur", release);
    return () => {
      release();
      removeEventListener("keyup", up);
      removeEventListener("blur", release);
    };
  }, []);
  /** @returns whether the key was the space bar, held to speak */
  const take = (event: { readonly key: string; readonly repeat: boolean; readonly target: EventTarget }): boolean => {
    if (event.key !== " " || phase !== "active" || pressesSomething(event.target)) return false;
    if (!event.repeat && !sending.microphone) hold(true);
    return true;
  };
  return { isHeld, take };
}
