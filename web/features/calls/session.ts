import { nanoid } from "nanoid";
import { create, createStore, useStore } from "zustand";
import type { OwnAccount } from "../../../src/protocol/accounts.ts";
import { leaveCall, listIceServers } from "../../../src/protocol/calls.ts";
import { record } from "../../api/client-log.ts";
import { ApiFailure, call, socket } from "../../api/index.ts";
import { translator } from "../../i18n/catalogue.ts";
import { currentLanguage } from "../../i18n/language.ts";
import { CallSession } from "../../media/call-session.ts";
import { type CallsView, nothing, type Sending } from "../../media/call-view.ts";
import { mediaLog } from "../../media/media-log.ts";
import { toast, toastFailure } from "../../ui/index.ts";
import { keepLeftBehind, takeLeftBehind } from "./left-behind.ts";
import { callsDoorTexts } from "./door-texts.ts";

const useSession = create<{ session: CallSession | null }>(() => ({ session: null }));
const idle = createStore<CallsView>(() => nothing);

/** What this window shows of calls. */
export function useCalls<T>(select: (view: CallsView) => T): T {
  const session = useSession((state) => state.session);
  return useStore(session?.view ?? idle, select);
}

/** What people do with calls; null when nobody is signed in. */
export const calls = (): CallSession | null => useSession.getState().session;

let onMoved: (conversationId: string, sending: Sending) => void = () => {};

/** Set by conferences: how two who leave a call for a bubble come into its conference. */
export const whenMoved = (handler: typeof onMoved): void => {
  onMoved = handler;
};

/** Begins listening for calls of the person who signed in. Returns how to stop. */
export function startCalls(account: OwnAccount): () => void {
  const session = new CallSession({
    accountId: account.id,
    line: socket(),
    iceServers: async () => (await call(listIceServers)).iceServers,
    newId: nanoid,
    now: Date.now,
    onProblem: (problem) => toastFailure(new ApiFailure(problem)),
    onOffline: () => {
      const t = translator(callsDoorTexts, currentLanguage());
      toast({ title: t("offline"), detail: t("offlineDetail"), tone: "danger" });
    },
    onMoved: (conversationId, sending) => onMoved(conversationId, sending),
    onStaying: () => toast({ title: translator(callsDoorTexts, currentLanguage())("moveStaying") }),
    onNetworkChange,
    after: (ms, run) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
  });
  useSession.setState({ session });
  const note = mediaLog("call", record);
  const stopNoting = session.view.subscribe(({ current }) => note(current));
  const left = takeLeftBehind();
  if (left) void session.returnTo(left);
  // The other side need not wait until the line is missed. A frame may not get out of a window that is going; this request does.
  // Whether it closes or is loaded again nobody can say here: what is kept for the second case goes with the window.
  const leave = () => {
    const callId = session.runningCallId;
    if (!callId) return;
    keepLeftBehind(session.leftBehind);
    const input = { params: { callId }, body: { deviceId: socket().deviceId } };
    void call(leaveCall, input, { isLast: true }).catch(() => {});
  };
  addEventListener("pagehide", leave);
  return () => {
    removeEventListener("pagehide", leave);
    session.stop();
    stopNoting();
    useSession.setState({ session: null });
  };
}

/** The browser is online again, or over another kind of network (phones tell which). */
function onNetworkChange(changed: () => void): () => void {
  const { connection } = navigator as { connection?: EventTarget & { readonly type?: string } };
  let type = connection?.type;
  const compare = () => {
    // It also tells of every new guess at the speed.
    if (connection?.type === type) return;
    type = connection?.type;
    changed();
  };
  addEventListener("online", changed);
  connection?.addEventListener("change", compare);
  return () => {
    removeEventListener("online", changed);
    connection?.removeEventListener("change", compare);
  };
}
