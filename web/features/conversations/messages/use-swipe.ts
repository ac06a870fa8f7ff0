import { type PointerEvent, useRef } from "react";

/** px to the side before it counts, and up or down before it is scrolling. */
const far = 56;
const aside = 20;

/** A finger that moves a message to the right and lets go. Spread over the element; it may scroll up and down as before. */
export function useSwipe(onSwipe: (() => void) | undefined) {
  const start = useRef<{ x: number; y: number; element: HTMLElement } | undefined>(undefined);
  const settle = () => {
    if (!start.current) return 0;
    const { element } = start.current;
    const moved = Number(element.dataset.moved ?? 0);
    element.style.transform = "";
    delete element.dataset.moved;
    start.current = undefined;
    return moved;
  };
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.pointerType !== "touch" || !onSwipe) return;
      start.current = { x: event.clientX, y: event.clientY, element: event.currentTarget };
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (!start.current) return;
      const moved = event.clientX - start.current.x;
      if (Math.abs(event.clientY - start.current.y) > aside) return void settle();
      if (moved <= 0) return;
      const { element } = start.current;
      element.dataset.moved = String(moved);
      element.style.transform = `translateX(${Math.min(moved, far + 16)}px)`;
    },
    onPointerUp: () => {
      if (settle() >= far) onSwipe?.();
    },
    onPointerCancel: () => void settle(),
  };
}
