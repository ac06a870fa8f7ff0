import { create } from "zustand";
import {
  changeNotifications,
  getNotifications,
  type NotificationSettings,
  type NotificationState,
} from "../../../src/protocol/notifications.ts";
import { type ApiFailure, asFailure, call } from "../../api/index.ts";
import { toastFailure } from "../../ui/index.ts";

interface Known {
  readonly state: NotificationState | null;
  readonly failure: ApiFailure | null;
  /** The person is at another of their devices. */
  readonly isElsewhere: boolean;
}
const nothing: Known = { state: null, failure: null, isElsewhere: false };
export const useNotifications = create<Known>(() => nothing);

export const putState = (state: NotificationState): void => useNotifications.setState({ state, failure: null });
export const forgetNotifications = (): void => useNotifications.setState(nothing, true);

export async function loadNotifications(): Promise<void> {
  try {
    putState(await call(getNotifications));
  } catch (thrown) {
    useNotifications.setState({ failure: asFailure(thrown) });
  }
}

const browserZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Shows at once what was chosen, and what the server says when it refuses. */
export async function changeSettings(changes: Partial<NotificationSettings>): Promise<void> {
  const { state } = useNotifications.getState();
  if (!state) return;
  const settings = { ...state.settings, ...changes, timeZone: browserZone() };
  putState({ ...state, settings });
  try {
    putState(await call(changeNotifications, { body: settings }));
  } catch (thrown) {
    putState(state);
    toastFailure(thrown);
  }
}
