import { Circle, Square } from "lucide-react";
import { useEffect, useState } from "react";
import { useConnection } from "../../api/index.ts";
import { useAccount } from "../../app/session.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { type RecordedMedia, recordableType } from "../../media/call-recorder.ts";
import { ringRecording } from "../../media/ring-tone.ts";
import { announce, Button, cx, type MenuEntries, toastFailure, useLock } from "../../ui/index.ts";
import { answer, ask, callOver, lengthNow, pauseRecording, stop, useOwnRecording, withdraw } from "./own-recording.ts";
import { useRecordings } from "./recordings-store.ts";
import { recordingsTexts } from "./texts.ts";

/** A call that may be recorded, as its window knows it. */
export interface RecordedCall {
  readonly callId: string;
  /** Of the other one. */
  readonly name: string;
  /** Nothing is recorded on hold, nor while the other one could not be heard to withdraw. */
  readonly isPaused: boolean;
  readonly media: () => RecordedMedia;
}

/** For the call's menu: to ask for a recording, or why one cannot. */
export function useRecordEntries({ callId, name, media }: RecordedCall): MenuEntries {
  const t = useTexts(recordingsTexts);
  const lock = useLock("recording");
  const isBusy = useOwnRecording(({ own }) => own !== null);
  const isRunning = useRecordings(({ known }) =>
    Object.values(known).some((one) => one.callId === callId && (one.state === "asked" || one.state === "running")),
  );
  const icon = <Circle aria-hidden="true" className="size-4" />;
  const nothing = () => {};
  if (lock) return [{ label: t("recordLocked", { reason: lock }), icon, isDisabled: true, onSelect: nothing }];
  if (!recordableType("audio")) return [{ label: t("recordUnable"), icon, isDisabled: true, onSelect: nothing }];
  return (["audio", "video"] as const).map((kind) => ({
    label: t(kind === "audio" ? "recordAudio" : "recordVideo"),
    icon,
    isDisabled: isBusy || isRunning,
    onSelect: () => void ask({ callId, kind, name }, media),
  }));
}

/** What there is to know and decide about a recording of this call, on either side. */
export function RecordingNote({ call, className }: { call: RecordedCall; className: string | false }) {
  const { callId, name, isPaused } = call;
  const t = useTexts(recordingsTexts);
  const { id: selfId } = useAccount();
  const isOffline = useConnection(({ phase }) => phase !== "open");
  const recording = useRecordings(({ known }) =>
    Object.values(known).find((one) => one.callId === callId && (one.state === "asked" || one.state === "running")),
  );
  const own = useOwnRecording((state) => (state.own?.callId === callId ? state.own : null));
  const isRunning = recording?.state === "running";
  const mustPause = isPaused || isOffline;
  useEffect(() => (isRunning && !mustPause ? ringRecording() : undefined), [isRunning, mustPause]);
  useEffect(() => pauseRecording(mustPause), [mustPause]);
  useEffect(() => () => callOver(callId), [callId]);
  const isAsked = recording?.state === "asked" && recording.otherId === selfId;
  const question = isAsked ? t(recording.kind === "audio" ? "askAudio" : "askVideo", { name }) : null;
  const said = question ?? (isRunning && recording.otherId === selfId ? t("recorded", { name }) : null);
  useEffect(() => {
    if (said) announce(said);
  }, [said]);

  if (isAsked && question) return <Question id={recording.id} text={question} className={className} />;
  if (own?.phase === "asking")
    return (
      <Bar className={className} text={t("asking", { name })}>
        <Button size="small" onClick={() => void stop()}>
          {t("takeBack")}
        </Button>
      </Bar>
    );
  if (own?.phase === "recording") return <OwnBar isPaused={mustPause} className={className} />;
  if (isRunning && recording.otherId === selfId)
    return (
      <Bar isLive className={className} text={t("recorded", { name })}>
        <Button size="small" tone="danger" onClick={() => void withdraw(recording.id).catch(toastFailure)}>
          {t("withdraw")}
        </Button>
      </Bar>
    );
  return null;
}

function Question({ id, text, className }: { id: string; text: string; className: string | false }) {
  const t = useTexts(recordingsTexts);
  const say = (agrees: boolean) => void answer(id, agrees).catch(toastFailure);
  return (
    <section
      aria-label={text}
      className={cx("flex flex-col gap-2 rounded-medium bg-accent-soft px-4 py-3 text-sm", className)}
    >
      <p className="font-semibold">{text}</p>
      <p className="max-w-prose text-text-2">{t("askDetail")}</p>
      <div className="flex flex-wrap gap-2">
        <Button size="small" onClick={() => say(false)}>
          {t("decline")}
        </Button>
        <Button size="small" tone="primary" onClick={() => say(true)}>
          {t("agree")}
        </Button>
      </div>
    </section>
  );
}

function OwnBar({ isPaused, className }: { isPaused: boolean; className: string | false }) {
  const t = useTexts(recordingsTexts);
  const format = useFormat();
  const [seconds, setSeconds] = useState(lengthNow);
  useEffect(() => {
    const timer = setInterval(() => setSeconds(lengthNow()), 500);
    return () => clearInterval(timer);
  }, []);
  const duration = format.duration(seconds);
  return (
    <Bar isLive={!isPaused} className={className} text={t(isPaused ? "runsPaused" : "runs", { duration })}>
      <Button
        size="small"
        icon={<Square aria-hidden="true" className="size-3.5" />}
        onClick={() => void stop().catch(toastFailure)}
      >
        {t("stop")}
      </Button>
    </Bar>
  );
}

interface BarProps {
  readonly text: string;
  readonly isLive?: boolean;
  readonly className: string | false;
  readonly children: React.ReactNode;
}

function Bar({ text, isLive = false, className, children }: BarProps) {
  return (
    <div className={cx("flex flex-wrap items-center gap-3 rounded-medium bg-surface-3 px-3 py-2 text-sm", className)}>
      {isLive && <span aria-hidden="true" className="size-3 shrink-0 animate-pulse rounded-full bg-danger" />}
      <p className="min-w-40 flex-1 font-medium tabular-nums [overflow-wrap:anywhere]">{text}</p>
      {children}
    </div>
  );
}
