import { create } from "zustand";
import { type Dismissal, dismissEvents, type Happening, listEvents } from "../../../src/protocol/feed.ts";
import { type ApiFailure, asFailure, call, socket } from "../../api/index.ts";
import { toastFailure } from "../../ui/index.ts";
import { withoutDismissed } from "./shown-events.ts";

interface EventsState {
  /** Newest first; undefined before the first answer. */
  readonly events: readonly Happening[] | undefined;
  readonly failure: ApiFailure | null;
}
const unknown: EventsState = { events: undefined, failure: null };
export const useEvents = create<EventsState>(() => unknown);

/** What is dismissed here while a list that still holds it is on its way. */
let justDismissed: readonly Dismissal[] = [];

export async function refreshEvents(): Promise<void> {
  try {
    const { events } = await call(listEvents);
    useEvents.setState({ events: withoutDismissed(events, justDismissed), failure: null });
  } catch (thrown) {
    useEvents.setState({ failure: asFailure(thrown) });
  }
}

const take = (dismissals: readonly Dismissal[]): void =>
  useEvents.setState(({ events }) => ({ events: events && withoutDismissed(events, dismissals) }));

const perRequest = 300;

/** Gone at once; back when the server cannot be told. */
export async function dismiss(events: readonly Happening[]): Promise<void> {
  const dismissals = events.map(({ kind, refId, at }) => ({ kind, refId, at })).slice(0, perRequest);
  if (dismissals.length === 0) return;
  justDismissed = [...justDismissed, ...dismissals];
  take(dismissals);
  const isOther = (each: Dismissal) => !dismissals.includes(each);
  try {
    await call(dismissEvents, { body: { events: dismissals } });
  } catch (thrown) {
    justDismissed = justDismissed.filter(isOther);
    toastFailure(thrown);
    await refreshEvents();
    return;
  }
  justDismissed = justDismissed.filter(isOther);
}

/** Many messages in a moment ask for the list once. */
const gatherMs = 400;

/** Keeps a list that somebody has looked at true. */
export function startEvents(): () => void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const later = () => {
    if (!useEvents.getState().events) return;
    waiting ??= setTimeout(() => {
      waiting = undefined;
      void refreshEvents();
    }, gatherMs);
  };
  const line = socket();
  const stops = [
    ...(
      [
        "message.sent",
        "side.cleared",
        "messages.expired",
        "conversation.left",
        "invitation.received",
        "invitation.gone",
        "bubbleInvitation.changed",
      ] as const
    ).map((type) => line.onEvent(type, later)),
    line.on("call.state", ({ call: { state } }) => {
      if (state === "ended") later();
    }),
    line.onEvent("events.dismissed", ({ events }) => take(events)),
  ];
  return () => {
    clearTimeout(waiting);
    for (const stop of stops) stop();
    justDismissed = [];
    useEvents.setState(unknown, true);
  };
}

/** After a time away. */
export async function syncEvents(): Promise<undefined> {
  if (useEvents.getState().events) await refreshEvents();
}
