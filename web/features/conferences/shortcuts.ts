import type { CurrentConference } from "../../media/conference-view.ts";
import { takeSendingShortcut } from "../calls/sending-controls.tsx";
import { sendingOf } from "./control-bar.tsx";
import { toggleFullScreen } from "./full-screen.ts";
import { isHandUp } from "./own-hand.ts";
import { conferences } from "./session.ts";
import { chooseMode, openDialog, togglePanel, turnPage, useStage } from "./stage-store.ts";

/** Keys of the stage, while it has the focus (WCAG 2.1.4), and what each does. */
export const shortcuts = [
  ...([
    ["M", "keyMute"],
    ["space", "keyTalk"],
    ["V", "keyCamera"],
    ["S", "keyScreen"],
    ["H", "keyHand"],
  ] as const),
  ...([
    ["P", "keyPeople"],
    ["C", "keyChat"],
    ["L", "keyLayout"],
    ["← →", "keyPages"],
  ] as const),
  ...([
    ["F", "keyFull"],
    ["Esc", "keySmall"],
    ["?", "keyHelp"],
  ] as const),
] as const;

/** Where keys are letters, or press what has the focus. */
const isTyping = (target: EventTarget): boolean =>
  target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable], [role=menu]") !== null;
export const pressesSomething = (target: EventTarget): boolean =>
  isTyping(target) ||
  (target instanceof HTMLElement && target.closest("button, a, [role=checkbox], [role=radio], [role=tab]") !== null);

/** @returns whether the key was one of the stage's */
export function takeShortcut(key: string, target: EventTarget, current: CurrentConference): boolean {
  if (isTyping(target)) return false;
  if (takeSendingShortcut(key, sendingOf(current))) return true;
  const { mode, page } = useStage.getState();
  switch (key.toLowerCase()) {
    case "h":
      conferences()?.acts.raise(!isHandUp());
      return true;
    case "p":
      togglePanel("people");
      return true;
    case "c":
      togglePanel("chat");
      return true;
    case "l":
      chooseMode(mode === "grid" ? "speaker" : "grid");
      return true;
    case "f":
      toggleFullScreen();
      return true;
    case "?":
      openDialog("shortcuts");
      return true;
    case "arrowleft":
      turnPage(page - 1);
      return true;
    case "arrowright":
      turnPage(page + 1);
      return true;
    default:
      return false;
  }
}
