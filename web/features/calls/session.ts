import { nanoid } from "nanoid";
import { create, createStore, useStore } from "zustand";
import type { OwnAccount } from "../../../src/protocol/accounts.ts";
import { endCall, listIceServers } from "../../../src/protocol/calls.ts";
import { ApiFailure, call, socket } from "../../api/index.ts";
import { translator } from "../../i18n/catalogue.ts";
import { currentLanguage } from "../../i18n/language.ts";
import { CallSession } from "../../media/call-session.ts";
import { type CallsView, nothing } from "../../media/call-view.ts";
import { toast, toastFailure } from "../../ui/index.ts";
import { callsTexts } from "./texts.ts";

const useSession = create<{ session: CallSession | null }>(() => ({ session: null }));
const idle = createStore<CallsView>(() => nothing);

/** What this window shows of calls. */
export function useCalls<T>(select: (view: CallsView) => T): T {
  const session = useSession((state) => state.session);
  return useStore(session?.view ?? idle, select);
}

/** What people do with calls; null when nobody is signed in. */
export const calls = (): CallSession | null => useSession.getState().session;

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
      const t = translator(callsTexts, currentLanguage());
      toast({ title: t("offline"), detail: t("offlineDetail"), tone: "danger" });
    },
    after: (ms, run) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
  });
  useSession.setState({ session });
  // The other side need not wait until the line is missed. A frame may not get out of a window that is going; this request does.
  const leave = () => {
    const callId = session.runningCallId;
    if (!callId) return;
    const input = { params: { callId }, body: { deviceId: socket().deviceId } };
    void call(endCall, input, { isLast: true }).catch(() => {});
  };
  addEventListener("pagehide", leave);
  return () => {
    removeEventListener("pagehide", leave);
    session.stop();
    useSession.setState({ session: null });
  };
}
