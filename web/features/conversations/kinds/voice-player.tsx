import { Pause, Play } from "lucide-react";
import { type KeyboardEvent, type PointerEvent, type ReactNode, useEffect, useRef, useState } from "react";
import type { FileReference } from "../../../../src/protocol/conversations.ts";
import { downloadFile } from "../../../../src/protocol/files.ts";
import type { Voice } from "../../../../src/protocol/message-kinds.ts";
import { addressOf } from "../../../api/index.ts";
import { useFormat, useTexts } from "../../../i18n/use-texts.ts";
import { kindsTexts } from "./texts.ts";
import { Waveform } from "./waveform.tsx";

const speeds = [1, 1.5, 2] as const;
/** Of all players on the page: one at a time is heard. */
let playing: HTMLAudioElement | undefined;

/** A recording with its waveform: play, seek, faster. Loaded when it is first played. */
export function VoicePlayer({ voice, file }: { voice: Voice; file: FileReference }) {
  const address = addressOf(downloadFile, { params: { fileId: file.fileId } });
  return <Player voice={voice} address={address} />;
}

/** The same for a recording that is not sent yet. */
export function Player({ voice, address }: { voice: Voice; address: string }) {
  const t = useTexts(kindsTexts);
  const format = useFormat();
  const audioRef = useRef<HTMLAudioElement>(null);
  const [isPlaying, setPlaying] = useState(false);
  const [atSec, setAt] = useState(0);
  const [speed, setSpeed] = useState<(typeof speeds)[number]>(1);
  const [hasFailed, setFailed] = useState(false);
  const { durationSec } = voice;

  // Twenty-five pictures a second would be heard by nobody, but ten look like steps.
  useEffect(() => {
    if (!isPlaying) return;
    let frame = 0;
    const tick = () => {
      setAt(audioRef.current?.currentTime ?? 0);
      frame = requestAnimationFrame(tick);
    };
    frame = requestAnimationFrame(tick);
    return () => cancelAnimationFrame(frame);
  }, [isPlaying]);
  useEffect(() => {
    const audio = audioRef.current;
    return () => audio?.pause();
  }, []);

  const toggle = () => {
    const audio = audioRef.current;
    if (!audio) return;
    if (isPlaying) return audio.pause();
    if (playing !== audio) playing?.pause();
    playing = audio;
    audio.playbackRate = speed;
    audio.play().catch(() => setFailed(true));
  };
  const seek = (toSec: number) => {
    const to = Math.max(0, Math.min(durationSec, toSec));
    setAt(to);
    if (audioRef.current) audioRef.current.currentTime = to;
  };
  const faster = () => {
    const next = speeds[(speeds.indexOf(speed) + 1) % speeds.length] ?? 1;
    setSpeed(next);
    if (audioRef.current) audioRef.current.playbackRate = next;
  };
  const Icon = isPlaying ? Pause : Play;
  if (hasFailed) return <p className="text-sm text-text-2">{t("unplayable")}</p>;
  return (
    <div className="flex w-[min(18rem,66vw)] items-center gap-2">
      {/* biome-ignore lint/a11y/useMediaCaption: what somebody said has no captions */}
      <audio
        ref={audioRef}
        src={address}
        preload="none"
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onEnded={() => seek(0)}
        onError={() => setFailed(true)}
      />
      <button
        type="button"
        aria-label={t(isPlaying ? "pause" : "play")}
        onClick={toggle}
        className="touch focus-ring flex size-9 shrink-0 items-center justify-center rounded-full bg-accent text-on-accent hover:bg-accent-hover"
      >
        <Icon aria-hidden="true" className="size-4.5" />
      </button>
      <div className="flex min-w-0 flex-1 flex-col gap-0.5">
        <Slider
          label={t("position")}
          atSec={atSec}
          durationSec={durationSec}
          onSeek={seek}
          said={format.duration(atSec)}
        >
          <Waveform levels={voice.waveform} share={atSec / durationSec} />
        </Slider>
        <span className="text-text-3 text-xs tabular-nums">
          {format.duration(isPlaying || atSec > 0 ? atSec : durationSec)}
        </span>
      </div>
      <button
        type="button"
        aria-label={t("speed", { factor: `${format.number(speed)}×` })}
        onClick={faster}
        className="focus-ring h-8 w-11 shrink-0 rounded-full bg-surface-2 px-1.5 font-medium text-text-2 text-xs tabular-nums hover:text-text-1"
      >
        {format.number(speed)}×
      </button>
    </div>
  );
}

interface SliderProps {
  readonly label: string;
  readonly atSec: number;
  readonly durationSec: number;
  readonly said: string;
  readonly onSeek: (toSec: number) => void;
  readonly children: ReactNode;
}

/** Seconds by the arrow keys, or by pressing and pulling on the waveform. */
function Slider({ label, atSec, durationSec, said, onSeek, children }: SliderProps) {
  const seekTo = ({ currentTarget, clientX }: PointerEvent<HTMLElement>) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    onSeek(((clientX - left) / width) * durationSec);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, number>> = { ArrowRight: 5, ArrowUp: 5, ArrowLeft: -5, ArrowDown: -5 };
    const to =
      event.key === "Home"
        ? 0
        : event.key === "End"
          ? durationSec
          : event.key in steps && atSec + (steps[event.key] ?? 0);
    if (to === false) return;
    event.preventDefault();
    event.stopPropagation();
    onSeek(to);
  };
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={Math.round(durationSec)}
      aria-valuenow={Math.round(atSec)}
      aria-valuetext={said}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        seekTo(event);
      }}
      onPointerMove={(event) => event.buttons === 1 && seekTo(event)}
      className="focus-ring h-7 cursor-pointer touch-none rounded-small"
    >
      {children}
    </div>
  );
}
