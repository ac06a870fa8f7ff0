import { type PointerEvent, useState } from "react";

/** How far a finger must have gone for the row to go. */
const enoughPx = 96;

/** A swipe to the left with a finger; up and down still scroll (`touch-pan-y`). */
export function useSwipe(onSwiped: () => void) {
  const [startX, setStartX] = useState<number>();
  const [offset, setOffset] = useState(0);
  const end = () => {
    setStartX(undefined);
    setOffset(0);
  };
  return {
    offset,
    handlers: {
      onPointerDown: (event: PointerEvent) => {
        if (event.pointerType === "touch") setStartX(event.clientX);
      },
      onPointerMove: (event: PointerEvent) => {
        if (startX !== undefined) setOffset(Math.min(0, event.clientX - startX));
      },
      onPointerUp: () => {
        if (offset <= -enoughPx) onSwiped();
        end();
      },
      onPointerCancel: end,
    },
  };
}
