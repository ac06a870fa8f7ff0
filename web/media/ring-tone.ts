/** Tones made on the spot: no file to load, quiet enough for an office. Each returns how to stop it. */

interface Note {
  readonly hertz: number;
  /** Seconds from the start of the round. */
  readonly at: number;
  readonly lengthSec: number;
}
interface Melody {
  readonly notes: readonly Note[];
  readonly everySec: number;
  readonly volume: number;
}

/** Rising fifths, like light through a prism: somebody calls. */
const incoming: Melody = {
  notes: [
    { hertz: 523.25, at: 0, lengthSec: 0.5 },
    { hertz: 783.99, at: 0.16, lengthSec: 0.5 },
    { hertz: 1174.66, at: 0.32, lengthSec: 0.9 },
  ],
  everySec: 2.6,
  volume: 0.16,
};
/** The tone one hears while it rings at the other end (ETSI: 425 Hz, one second in five). */
const waiting: Melody = { notes: [{ hertz: 425, at: 0, lengthSec: 1 }], everySec: 5, volume: 0.05 };

/** Told to everybody whose voice is recorded, for as long as it is (as telephones do it: 1400 Hz, every fifteen seconds). */
const recording: Melody = { notes: [{ hertz: 1400, at: 0, lengthSec: 0.4 }], everySec: 15, volume: 0.08 };

export const ringRecording = (): (() => void) => play(recording);
export const ringIncoming = (): (() => void) => play(incoming);
export const ringWaiting = (): (() => void) => play(waiting);

function play({ notes, everySec, volume }: Melody): () => void {
  // Browsers without it, or pages that nobody has touched yet, stay silent: the card still shows.
  if (typeof AudioContext === "undefined") return () => {};
  const context = new AudioContext();
  const sound = () => {
    for (const note of notes) strike(context, note, volume);
  };
  sound();
  const rounds = setInterval(sound, everySec * 1000);
  return () => {
    clearInterval(rounds);
    void context.close();
  };
}

function strike(context: AudioContext, { hertz, at, lengthSec }: Note, volume: number): void {
  const oscillator = context.createOscillator();
  const gain = context.createGain();
  const start = context.currentTime + at;
  oscillator.type = "sine";
  oscillator.frequency.value = hertz;
  gain.gain.setValueAtTime(0.0001, start);
  gain.gain.exponentialRampToValueAtTime(volume, start + 0.02);
  gain.gain.exponentialRampToValueAtTime(0.0001, start + lengthSec);
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(start);
  oscillator.stop(start + lengthSec);
}
