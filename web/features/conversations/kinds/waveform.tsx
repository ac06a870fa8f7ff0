import { cx } from "../../../ui/index.ts";

interface WaveformProps {
  /** 0 to 100, from the start to the end. */
  readonly levels: readonly number[];
  /** How much of it is played: 0 to 1. */
  readonly share: number;
}

/** Bars as tall as the recording is loud; what is played stands out. */
export function Waveform({ levels, share }: WaveformProps) {
  return (
    <span aria-hidden="true" className="flex h-full items-center justify-between gap-px">
      {levels.map((level, at) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: bars never change places
          key={at}
          className={cx(
            "min-w-px max-w-1 flex-1 rounded-full",
            (at + 0.5) / levels.length <= share ? "bg-accent-text" : "bg-text-3/50",
          )}
          style={{ height: `${Math.max(10, level)}%` }}
        />
      ))}
    </span>
  );
}
