import { nanoid } from "nanoid";
import { create } from "zustand";
import {
  answerRecording,
  askToRecord,
  consentVersion,
  deleteRecording,
  keepRecording,
  type Recording,
  stopRecording,
  withdrawConsent,
} from "../../../src/protocol/recordings.ts";
import { asFailure, call, socket } from "../../api/index.ts";
import { translator } from "../../i18n/catalogue.ts";
import { formatIn } from "../../i18n/format.ts";
import { currentLanguage } from "../../i18n/language.ts";
import { CallRecorder, type Recorded, type RecordedMedia } from "../../media/call-recorder.ts";
import { toast, toastFailure } from "../../ui/index.ts";
import { sendBytes } from "../files/send-bytes.ts";
import { putRecording } from "./recordings-store.ts";
import { recordingDoorTexts } from "./door-texts.ts";

/** The recording that this window makes. */
export interface OwnRecording {
  readonly id: string;
  readonly callId: string;
  readonly kind: Recording["kind"];
  /** Of the other one. */
  readonly name: string;
  readonly phase: "asking" | "recording" | "finished" | "storing";
  readonly recorded: Recorded | null;
  /** Stored so far, 0..1. */
  readonly share: number;
}

export const useOwnRecording = create<{ own: OwnRecording | null }>(() => ({ own: null }));
let recorder: CallRecorder | null = null;
let media: () => RecordedMedia = () => ({ sounds: [], pictures: [] });

const current = () => useOwnRecording.getState().own;
const show = (change: Partial<OwnRecording>): void =>
  useOwnRecording.setState(({ own }) => ({ own: own && { ...own, ...change } }));
const texts = () => translator(recordingDoorTexts, currentLanguage());
export const lengthNow = (): number => recorder?.lengthSec ?? 0;
export const pauseRecording = (isPaused: boolean): void => recorder?.setPaused(isPaused);

/** Asks the other one; recording begins when they agree, with what `media` gives from then on. */
export async function ask(
  { callId, kind, name }: Pick<OwnRecording, "callId" | "kind" | "name">,
  source: () => RecordedMedia,
): Promise<void> {
  if (current()) return;
  const id = nanoid();
  media = source;
  useOwnRecording.setState({ own: { id, callId, kind, name, phase: "asking", recorded: null, share: 0 } });
  try {
    const body = { id, deviceId: socket().deviceId, kind };
    putRecording(id, await call(askToRecord, { params: { callId }, body }));
  } catch (thrown) {
    end();
    toastFailure(thrown);
  }
}

/** What the server says of the recording that this window makes, or of one whose window is gone. */
export function hear(recordingId: string, recording: Recording | null, selfId: string): void {
  const own = current();
  if (own?.id !== recordingId) {
    // Its window was loaded again: nobody records any more, so nobody should believe it.
    const isOrphan = recording?.recorderId === selfId && recording.state === "running";
    if (isOrphan && !recorder) void call(stopRecording, { params: { recordingId } }).catch(() => {});
    return;
  }
  const t = texts();
  if (!recording) end();
  else if (recording.state === "running" && own.phase === "asking") begin(own);
  else if (recording.state === "refused") {
    end();
    toast({ title: t("refused", { name: own.name }) });
  } else if (recording.ended === "withdrawn") {
    end();
    toast({ title: t("withdrawn", { name: own.name }), detail: t("withdrawnDetail") });
  } else if (recording.state === "ended" && own.phase === "recording") void finish();
}

function begin({ kind }: OwnRecording): void {
  try {
    recorder = new CallRecorder({ kind, media: () => media(), onFailed: fail });
    show({ phase: "recording" });
  } catch {
    fail();
  }
}

function fail(): void {
  const own = current();
  if (own) void call(deleteRecording, { params: { recordingId: own.id } }).catch(() => {});
  end();
  toast({ title: texts()("failed"), detail: texts()("failedDetail"), tone: "danger" });
}

/** Ends the recording, or takes the question back. */
export async function stop(): Promise<void> {
  const own = current();
  if (!own) return;
  if (own.phase === "asking") end();
  // The browser stops first: nothing more is recorded, whatever the line does.
  else await finish();
  await call(stopRecording, { params: { recordingId: own.id } }).catch(() => {});
}

/** The call is over here; what was recorded of it is still to be kept. */
export function callOver(callId: string): void {
  const own = current();
  if (own?.callId !== callId) return;
  if (own.phase === "asking") end();
  else void finish();
}

async function finish(): Promise<void> {
  const ending = recorder;
  if (!ending || current()?.phase !== "recording") return;
  recorder = null;
  const recorded = await ending.stop();
  show({ phase: "finished", recorded });
}

function end(): void {
  recorder?.discard();
  recorder = null;
  useOwnRecording.setState({ own: null });
}

const nameOfFile = (own: OwnRecording): string => {
  const date = formatIn(currentLanguage()).date(Date.now());
  return `${texts()("fileName", { name: own.name, date })}.${own.recorded?.mediaType.endsWith("mp4") ? "mp4" : "webm"}`;
};

/** Saves it as any download. */
export async function keepHere(): Promise<void> {
  const own = current();
  if (!own?.recorded) return;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(own.recorded.bytes);
  link.download = nameOfFile(own);
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  await keep(own, null);
}

/** Uploads it into one's own files: scanned, encrypted, counted. */
export async function keepStored(): Promise<void> {
  const own = current();
  if (!own?.recorded || own.phase !== "finished") return;
  const { bytes, mediaType } = own.recorded;
  show({ phase: "storing", share: 0 });
  try {
    const id = nanoid();
    await sendBytes({
      ...{ id, name: nameOfFile(own), mediaType, bytes, isResumed: false },
      onProgress: (sent) => show({ share: sent / Math.max(1, bytes.size) }),
      signal: AbortSignal.any([]),
    });
    await keep(own, id);
  } catch (thrown) {
    show({ phase: "finished" });
    toastFailure(asFailure(thrown));
  }
}

async function keep({ id, recorded }: OwnRecording, fileId: string | null): Promise<void> {
  const body = { fileId, durationSec: recorded?.durationSec ?? 0 };
  putRecording(id, await call(keepRecording, { params: { recordingId: id }, body }));
  end();
}

export async function discard(): Promise<void> {
  const own = current();
  if (!own) return;
  end();
  await call(deleteRecording, { params: { recordingId: own.id } }).catch(toastFailure);
}

/** As the one who was asked. */
export async function answer(recordingId: string, agrees: boolean): Promise<void> {
  const body = { agrees, version: consentVersion, language: currentLanguage() } as const;
  putRecording(recordingId, await call(answerRecording, { params: { recordingId }, body }));
}
export const withdraw = (recordingId: string): Promise<unknown> => call(withdrawConsent, { params: { recordingId } });

export const forgetOwnRecording = (): void => end();
/** Something would be lost with this window. */
export const hasUnkept = (): boolean => current() !== null && current()?.phase !== "asking";
