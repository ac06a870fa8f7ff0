import type { ConferencesView } from "../../media/conference-view.ts";
import { conferences, useConferences } from "./session.ts";

const isUp = ({ running, current }: ConferencesView): boolean =>
  running[current?.conversationId ?? ""]?.participants.some(
    ({ participantId, raisedAt }) => participantId === current?.selfId && raisedAt !== null,
  ) ?? false;

export const useHand = (): boolean => useConferences(isUp);
export function isHandUp(): boolean {
  const view = conferences()?.view.getState();
  return view !== undefined && isUp(view);
}
