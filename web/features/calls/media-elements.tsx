import { useEffect, useRef } from "react";
import { cx } from "../../ui/index.ts";

/** The other side's voice; present for the whole call, however small the call is shown. */
export function PeerAudio({ stream, speakerId }: { stream: MediaStream; speakerId: string | undefined }) {
  const element = useRef<HTMLAudioElement>(null);
  useEffect(() => {
    if (element.current) element.current.srcObject = stream;
  }, [stream]);
  useEffect(() => {
    // Not every browser can choose; one that is gone falls back to the system's.
    if (element.current && "setSinkId" in element.current)
      void element.current.setSinkId(speakerId ?? "").catch(() => {});
  }, [speakerId]);
  // biome-ignore lint/a11y/useMediaCaption: live speech has no caption track
  return <audio ref={element} autoPlay />;
}

interface LiveVideoProps {
  readonly stream: MediaStream;
  readonly label: string;
  /** A mirror is what people expect of themselves, and of nothing else. */
  readonly isMirrored?: boolean;
  /** Whole, with bars (a screen); otherwise it fills its place. */
  readonly isWhole?: boolean;
  readonly className?: string;
}

/** A picture without sound. */
export function LiveVideo({ stream, label, isMirrored = false, isWhole = false, className }: LiveVideoProps) {
  const element = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (element.current) element.current.srcObject = stream;
  }, [stream]);
  return (
    <video
      ref={element}
      autoPlay
      playsInline
      muted
      aria-label={label}
      className={cx("size-full", isWhole ? "object-contain" : "object-cover", isMirrored && "-scale-x-100", className)}
    />
  );
}
