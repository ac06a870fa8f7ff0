import { useEffect, useRef } from "react";
import { useTexts } from "../../i18n/use-texts.ts";
import { watchLevel } from "../../media/level.ts";
import { conferencesTexts } from "./texts.ts";

/** Shows that the microphone hears something. Moves without React: many times a second. */
export function LevelMeter({ track }: { track: MediaStreamTrack }) {
  const t = useTexts(conferencesTexts);
  const bar = useRef<HTMLDivElement>(null);
  const meter = useRef<HTMLDivElement>(null);
  useEffect(
    () =>
      watchLevel(track, (level) => {
        if (bar.current) bar.current.style.transform = `scaleX(${level.toFixed(3)})`;
        meter.current?.setAttribute("aria-valuenow", String(Math.round(level * 100)));
      }),
    [track],
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: browsers draw a native meter each in their own way
    <div
      ref={meter}
      role="meter"
      aria-label={t("level")}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={0}
      className="h-1.5 w-full overflow-hidden rounded-full bg-line"
    >
      <div ref={bar} className="h-full origin-left scale-x-0 rounded-full bg-presence-online" />
    </div>
  );
}
