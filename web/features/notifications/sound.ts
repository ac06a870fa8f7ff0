import { create } from "zustand";

/** Of this device; another may be in a room with others. */
export const volumes = ["off", "soft", "medium", "loud"] as const;
export type Volume = (typeof volumes)[number];

const storageKey = "iris.volume";
const gains: Readonly<Record<Volume, number>> = { off: 0, soft: 0.03, medium: 0.09, loud: 0.22 };

function remembered(): Volume {
  const stored = globalThis.localStorage?.getItem(storageKey);
  return volumes.find((volume) => volume === stored) ?? "medium";
}
export const useVolume = create<{ volume: Volume }>(() => ({ volume: remembered() }));

export function setVolume(volume: Volume): void {
  localStorage.setItem(storageKey, volume);
  useVolume.setState({ volume });
}

/** Two soft drops; three that rise for what names one or is urgent. Made on the spot: no file to load. */
const drops = { message: [659.25, 880], strong: [659.25, 880, 1174.66] } as const;
const betweenSec = 0.11;
const lengthSec = 0.35;

export function playSound(kind: keyof typeof drops, volume: Volume = useVolume.getState().volume): void {
  const gain = gains[volume];
  // Browsers without it, or pages that nobody has touched yet, stay silent.
  if (gain === 0 || typeof AudioContext === "undefined") return;
  const context = new AudioContext();
  drops[kind].forEach((hertz, index) => {
    const start = context.currentTime + index * betweenSec;
    const oscillator = context.createOscillator();
    const level = context.createGain();
    oscillator.type = "sine";
    oscillator.frequency.value = hertz;
    level.gain.setValueAtTime(0.0001, start);
    level.gain.exponentialRampToValueAtTime(gain, start + 0.012);
    level.gain.exponentialRampToValueAtTime(0.0001, start + lengthSec);
    oscillator.connect(level).connect(context.destination);
    oscillator.start(start);
    oscillator.stop(start + lengthSec);
  });
  setTimeout(() => void context.close(), 1_500);
}

const heldMs = 2_000;

/** Runs in one of this browser's windows alone, whichever comes first. */
export async function onceInThisBrowser(name: string, run: () => void): Promise<void> {
  if (!("locks" in navigator)) return run();
  await navigator.locks.request(`iris-${name}`, { ifAvailable: true }, async (lock) => {
    if (lock === null) return;
    run();
    await new Promise((resolve) => setTimeout(resolve, heldMs));
  });
}
