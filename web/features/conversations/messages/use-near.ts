import { type FocusEvent, type PointerEvent, useState } from "react";

/** Whether the mouse or the focus is on an element: what is offered there exists only then. */
export function useNear() {
  const [isNear, setNear] = useState(false);
  return {
    isNear,
    listeners: {
      onPointerEnter: (event: PointerEvent) => event.pointerType === "mouse" && setNear(true),
      onPointerLeave: ({ currentTarget }: PointerEvent) =>
        !currentTarget.contains(document.activeElement) && setNear(false),
      onFocus: ({ target }: FocusEvent) => target.matches(":focus-visible") && setNear(true),
      onBlur: ({ currentTarget, relatedTarget }: FocusEvent) =>
        !currentTarget.contains(relatedTarget) && setNear(false),
    },
  };
}
