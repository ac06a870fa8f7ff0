import { Mic, Pause, SendHorizontal, Trash2 } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useFormat, useTexts } from "../../../i18n/use-texts.ts";
import { announce, Button, Dialog, IconButton, Notice, uiTexts } from "../../../ui/index.ts";
import { sendFiles } from "../../files/index.ts";
import { type Progress, Recorder } from "./recorder.ts";
import { kindsTexts } from "./texts.ts";
import { Waveform } from "./waveform.tsx";

interface VoiceBarProps {
  readonly conversationId: string;
  readonly onClose: () => void;
}

/** Whether the browser will record without asking. */
async function isAllowed(): Promise<boolean> {
  try {
    return (await navigator.permissions.query({ name: "microphone" })).state === "granted";
  } catch {
    return false;
  }
}

/** In the place of the writing box: says why the microphone is needed, then records. */
export function VoiceBar({ conversationId, onClose }: VoiceBarProps) {
  const t = useTexts(kindsTexts);
  const ui = useTexts(uiTexts);
  const format = useFormat();
  const recorderRef = useRef<Recorder>(undefined);
  const [state, setState] = useState<"asking" | "starting" | "recording" | "paused" | "refused">("starting");
  const [{ atSec, levels }, setProgress] = useState<Progress>({ atSec: 0, levels: [] });

  const start = async () => {
    setState("starting");
    try {
      recorderRef.current = await Recorder.start(setProgress, () => {
        recorderRef.current?.pause();
        setState("paused");
        announce(t("maxLength"));
      });
      setState("recording");
      announce(t("recording"));
    } catch {
      setState("refused");
    }
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it is opened
  useEffect(() => {
    let isShown = true;
    void isAllowed().then((allowed) => {
      if (!isShown) return;
      if (allowed) void start();
      else setState("asking");
    });
    return () => {
      isShown = false;
      recorderRef.current?.discard();
    };
  }, []);
  const toggle = () => {
    if (state === "recording") recorderRef.current?.pause();
    else recorderRef.current?.resume();
    setState(state === "recording" ? "paused" : "recording");
  };
  const send = async () => {
    const recording = await recorderRef.current?.finish();
    recorderRef.current = undefined;
    if (recording) sendFiles(conversationId, [recording.file], recording.voice);
    onClose();
  };

  if (state === "asking" || state === "refused")
    return (
      <Dialog
        isOpen
        onClose={onClose}
        title={t("microphoneTitle")}
        description={t("microphoneDetail")}
        width="small"
        actions={
          <>
            <Button tone="plain" onClick={onClose}>
              {ui("cancel")}
            </Button>
            <Button tone="primary" onClick={() => void start()}>
              {t("microphoneAct")}
            </Button>
          </>
        }
      >
        {state === "refused" && (
          <Notice tone="danger" title={t("microphoneRefused")}>
            {t("microphoneCure")}
          </Notice>
        )}
      </Dialog>
    );
  return (
    <section
      aria-label={t("recording")}
      className="mx-auto flex h-11.5 max-w-3xl items-center gap-2 rounded-large border border-line-strong bg-surface-2 p-1"
    >
      <IconButton
        label={t("discard")}
        icon={<Trash2 aria-hidden="true" className="size-5" />}
        onClick={onClose}
        className="rounded-[12px]"
      />
      <span className="relative flex size-2.5 shrink-0" aria-hidden="true">
        <span
          className={
            state === "recording"
              ? "size-2.5 animate-pulse rounded-full bg-danger [animation-play-state:var(--motion-loops)]"
              : "size-2.5 rounded-full bg-text-3"
          }
        />
      </span>
      <span className="shrink-0 text-text-2 tabular-nums">{format.duration(atSec)}</span>
      <span className="h-7 min-w-0 flex-1">
        {/* Grows from the right: what is heard now stands at the end. */}
        <Waveform levels={padded(levels)} share={1} />
      </span>
      <IconButton
        label={t(state === "paused" ? "resume" : "pause")}
        disabled={state === "starting"}
        icon={
          state === "paused" ? (
            <Mic aria-hidden="true" className="size-5" />
          ) : (
            <Pause aria-hidden="true" className="size-5" />
          )
        }
        onClick={toggle}
        className="rounded-[12px]"
      />
      <IconButton
        label={t("sendVoice")}
        tone="accent"
        disabled={state === "starting" || atSec < 0.3}
        icon={<SendHorizontal aria-hidden="true" className="size-5" />}
        onClick={() => void send()}
        className="rounded-[12px]"
      />
    </section>
  );
}

const shownBars = 60;
/** Loudness as it comes, 0 to 1, in bars of a fixed number. */
const padded = (levels: readonly number[]): number[] => [
  ...Array.from({ length: Math.max(0, shownBars - levels.length) }, () => 0),
  ...levels.map((level) => Math.min(100, Math.round(level * 300))),
];
