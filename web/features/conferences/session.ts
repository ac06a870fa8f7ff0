import { navigate } from "wouter/use-browser-location";
import { create, createStore, useStore } from "zustand";
import { listRunningConferences } from "../../../src/protocol/conferences.ts";
import { record } from "../../api/client-log.ts";
import { ApiFailure, call, functionNow, socket } from "../../api/index.ts";
import { translator } from "../../i18n/catalogue.ts";
import { formatIn } from "../../i18n/format.ts";
import { currentLanguage } from "../../i18n/language.ts";
import type { Moderated } from "../../media/conference-line.ts";
import { ConferenceSession } from "../../media/conference-session.ts";
import { type ConferenceNotice, type ConferencesView, noConferences } from "../../media/conference-view.ts";
import { mediaLog } from "../../media/media-log.ts";
import type { SealingView } from "../../media/sealing/sealing-view.ts";
import { toast, toastFailure } from "../../ui/index.ts";
import { whenMoved } from "../calls/session.ts";
import { callsDoorTexts } from "../calls/door-texts.ts";
import { knownName } from "../directory/index.ts";
import { stageDoorTexts } from "./stage-door-texts.ts";
import { conferencesDoorTexts } from "./door-texts.ts";

const useSession = create<{ session: ConferenceSession | null }>(() => ({ session: null }));
const idle = createStore<ConferencesView>(() => noConferences);

/** What this window shows of conferences. */
export function useConferences<T>(select: (view: ConferencesView) => T): T {
  const session = useSession((state) => state.session);
  return useStore(session?.view ?? idle, select);
}

/** What people do with conferences; null when nobody is signed in. */
export const conferences = (): ConferenceSession | null => useSession.getState().session;

/** Begins listening for conferences of the person who signed in. Returns how to stop. */
export function startConferences(self: { readonly id: string }): () => void {
  const session = new ConferenceSession({
    line: socket(),
    onProblem: (problem) => toastFailure(new ApiFailure(problem)),
    onModerated: tellModerated,
    onOffline: () => {
      const t = translator(callsDoorTexts, currentLanguage());
      toast({ title: t("offline"), tone: "danger" });
    },
    // Comes when it is first used: not everybody who signs in meets others.
    openSealing: async (conversationId, on) => {
      const { Sealing } = await import("../../media/sealing/sealing.ts");
      return Sealing.open({ ...on, conversationId, accountId: self.id });
    },
    mayShowCamera: () => functionNow("videoCalls").isOn,
    after: (ms, run) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
  });
  const note = mediaLog("conference", record);
  const stopTelling = session.view.subscribe(({ notice, current }, before) => {
    note(current);
    if (current && current.selfId === before.current?.selfId) tellSealing(before.current.sealing, current.sealing);
    if (notice && notice !== before.notice) tell(notice);
  });
  useSession.setState({ session });
  whenMoved(async (conversationId, { microphone, camera }) => {
    navigate(`/chat/${conversationId}`);
    await session.prepare(conversationId, { microphone, camera });
    session.join();
  });
  // A closed window is out at once: the others need not wait for the line to be missed.
  const leave = () => session.leave();
  addEventListener("pagehide", leave);
  // What they were told meanwhile is not repeated to a device that was away.
  const stopAsking = socket().on("welcome", () => void askRunning().catch(() => undefined));
  return () => {
    stopAsking();
    removeEventListener("pagehide", leave);
    stopTelling();
    session.stop();
    useSession.setState({ session: null });
  };
}

async function askRunning(): Promise<void> {
  const { conferences: running } = await call(listRunningConferences);
  conferences()?.setRunning(running);
}

function tell({ ending }: ConferenceNotice): void {
  const t = translator(conferencesDoorTexts, currentLanguage());
  const stage = translator(stageDoorTexts, currentLanguage());
  if (ending === "over") toast({ title: t("over") });
  else if (ending === "elsewhere") toast({ title: t("elsewhere"), detail: t("elsewhereDetail") });
  else if (ending === "removed") toast({ title: stage("removed"), detail: stage("removedDetail"), tone: "danger" });
  else if (ending === "refused") toast({ title: stage("refused"), detail: stage("refusedDetail") });
  else toast({ title: t("lost"), detail: t("lostDetail"), tone: "danger" });
}

/** Whoever speaks must not be mistaken about who can listen. */
function tellSealing(before: SealingView, { state, without }: SealingView): void {
  if (before.state === state || before.state === "unknown") return;
  const t = translator(conferencesDoorTexts, currentLanguage());
  const names = without.map(knownName);
  if (state === "sealed") toast({ title: t("sealedAgain") });
  else
    toast({
      title: t("sealedNoMore"),
      detail: t("sealedNoMoreDetail", { names: formatIn(currentLanguage()).list(names) }),
      tone: "danger",
    });
}

const done = { mute: "wasMuted", stopCamera: "wasCameraStopped", stopScreen: "wasScreenStopped" } as const;

/** Whoever is muted hears by whom; what is asked of them, or ends it for them, is shown by the stage. */
function tellModerated({ act, byAccountId }: Moderated): void {
  if (!(act in done)) return;
  const t = translator(stageDoorTexts, currentLanguage());
  toast({ title: t(done[act as keyof typeof done], { name: knownName(byAccountId) }) });
}
