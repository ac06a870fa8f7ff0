import { Minus, Plus } from "lucide-react";
import { type KeyboardEvent, type PointerEvent, useEffect, useId, useRef } from "react";
import { useTexts } from "../../../i18n/use-texts.ts";
import { IconButton } from "../../../ui/index.ts";
import { type Crop, mostZoom, moved, zoomed, zoomOf } from "./crop-geometry.ts";
import { profileTexts } from "./profile-texts.ts";

const step = { move: 0.05, zoom: 1.15 };
const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [step.move, 0],
  ArrowRight: [-step.move, 0],
  ArrowUp: [0, step.move],
  ArrowDown: [0, -step.move],
};
const canvasSide = 640;

interface CropStageProps {
  readonly picture: ImageBitmap;
  readonly crop: Crop;
  readonly onChange: (crop: Crop) => void;
}

/** The part that is kept, under a round mask: dragged, wheeled, or moved by keys. */
export function CropStage({ picture, crop, onChange }: CropStageProps) {
  const t = useTexts(profileTexts);
  const canvas = useRef<HTMLCanvasElement>(null);
  const dragged = useRef<{ x: number; y: number }>(undefined);
  const hintId = useId();
  const zoomId = useId();

  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    context?.clearRect(0, 0, canvasSide, canvasSide);
    context?.drawImage(picture, crop.x, crop.y, crop.side, crop.side, 0, 0, canvasSide, canvasSide);
  }, [picture, crop]);

  const zoomBy = (factor: number) => onChange(zoomed(crop, zoomOf(crop, picture) * factor, picture));
  const onKeyDown = (event: KeyboardEvent) => {
    const arrow = arrows[event.key];
    if (arrow) onChange(moved(crop, ...arrow, picture));
    else if (event.key === "+" || event.key === "=") zoomBy(step.zoom);
    else if (event.key === "-") zoomBy(1 / step.zoom);
    else return;
    event.preventDefault();
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    const from = dragged.current;
    if (!from) return;
    const { width } = event.currentTarget.getBoundingClientRect();
    dragged.current = { x: event.clientX, y: event.clientY };
    onChange(moved(crop, (event.clientX - from.x) / width, (event.clientY - from.y) / width, picture));
  };
  return (
    <div className="flex flex-col gap-3">
      <div
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keys move the picture
        tabIndex={0}
        aria-label={t("crop")}
        aria-describedby={hintId}
        onKeyDown={onKeyDown}
        onWheel={(event) => zoomBy(event.deltaY < 0 ? step.zoom : 1 / step.zoom)}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          dragged.current = { x: event.clientX, y: event.clientY };
        }}
        onPointerMove={onPointerMove}
        onPointerUp={() => {
          dragged.current = undefined;
        }}
        onPointerCancel={() => {
          dragged.current = undefined;
        }}
        className="focus-ring relative mx-auto aspect-square w-full max-w-72 cursor-grab touch-none overflow-hidden rounded-large bg-surface-3 active:cursor-grabbing"
      >
        <canvas ref={canvas} width={canvasSide} height={canvasSide} className="size-full" />
        <span
          aria-hidden="true"
          className="pointer-events-none absolute inset-0 rounded-full shadow-[0_0_0_9999px_var(--scrim)] ring-2 ring-white/80"
        />
      </div>
      <div className="flex items-center gap-2">
        <IconButton
          label={`${t("zoom")} −`}
          size="small"
          icon={<Minus aria-hidden="true" className="size-4" />}
          onClick={() => zoomBy(1 / step.zoom)}
        />
        <label htmlFor={zoomId} className="sr-only">
          {t("zoom")}
        </label>
        <input
          id={zoomId}
          type="range"
          min={1}
          max={mostZoom(picture)}
          step={0.01}
          value={zoomOf(crop, picture)}
          onChange={(event) => onChange(zoomed(crop, event.target.valueAsNumber, picture))}
          className="focus-ring h-6 min-w-0 flex-1 accent-accent"
        />
        <IconButton
          label={`${t("zoom")} +`}
          size="small"
          icon={<Plus aria-hidden="true" className="size-4" />}
          onClick={() => zoomBy(step.zoom)}
        />
      </div>
      <p id={hintId} className="text-pretty text-center text-sm text-text-2">
        {t("cropDetail")}
      </p>
    </div>
  );
}
