import { create } from "zustand";

const useAnnouncement = create<{ text: string; turn: number }>(() => ({ text: "", turn: 0 }));

/** Says something to screen readers only, after what they are saying now. */
export const announce = (text: string): void => useAnnouncement.setState(({ turn }) => ({ text, turn: turn + 1 }));

/** Present once, from the start: a live region that comes together with its text is not read. */
export function LiveRegion() {
  const { text, turn } = useAnnouncement();
  return (
    <div aria-live="polite" className="sr-only">
      {/* A new element each turn: the same sentence twice is read twice. */}
      <p key={turn}>{text}</p>
    </div>
  );
}
