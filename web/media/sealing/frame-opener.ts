import { type FrameShape, splitFrame } from "./frame-shape.ts";
import { kidOf, nextStep, readKid, type SenderKey } from "./sender-key.ts";
import { type Bytes, deriveFrameKey, type FrameKey, join, openFrame, readHeader } from "./sframe.ts";

/** What was sealed before a change of key may still be on its way for as long. */
const overlapMs = 5_000;
/** Frames overtake each other: layers, sound and repeated packets. Further back than this none is believed. */
const replayWindow = 2_048;

interface Held {
  readonly sender: SenderKey;
  readonly key: FrameKey;
  readonly seen: Set<number>;
  highest: number;
  /** A newer one is in use: when this one is forgotten. */
  endsAt: number | null;
}

/** Opens what one other device sends. */
export class FrameOpener {
  readonly #now: () => number;
  readonly #held = new Map<number, Held>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** A key that the device gave us. */
  async take(sender: SenderKey): Promise<void> {
    if (!this.#held.has(kidOf(sender))) this.#keep(await this.#derive(sender));
  }

  /** @returns null when it is not from this device, was opened before, or its key is not here */
  async open(frame: Bytes, shape: FrameShape): Promise<Bytes | null> {
    const split = splitFrame(frame, shape);
    const header = split && readHeader(split.rest);
    if (!header) return null;
    const held = this.#held.get(header.kid) ?? (await this.#ahead(header.kid));
    if (!held || this.#isOver(held) || isReplayed(held, header.counter)) return null;
    const plain = await openFrame(held.key, header, split.rest, split.metadata);
    // Opened twice at once, it counts once.
    if (!plain || isReplayed(held, header.counter)) return null;
    see(held, header.counter);
    if (!this.#held.has(header.kid)) this.#keep(held);
    this.#retire(header.kid);
    return join([split.clear, plain]);
  }

  /** The device went on by some steps: so do we, and keep it once a frame has proved it. */
  async #ahead(kid: number): Promise<Held | undefined> {
    const { generation, step } = readKid(kid);
    let sender = [...this.#held.values()]
      .map((held) => held.sender)
      .filter((one) => one.generation === generation && one.step < step)
      .toSorted((one, other) => other.step - one.step)[0];
    if (!sender) return undefined;
    while (sender.step < step) sender = await nextStep(sender);
    return this.#held.get(kid) ?? this.#derive(sender);
  }

  async #derive(sender: SenderKey): Promise<Held> {
    const key = await deriveFrameKey(sender.base, kidOf(sender));
    return { sender, key, seen: new Set(), highest: -1, endsAt: null };
  }

  #keep(held: Held): void {
    const kid = kidOf(held.sender);
    if (!this.#held.has(kid)) this.#held.set(kid, held);
  }

  /** This one is in use: older ones end soon. A newer one that was given to us ahead of its use stays. */
  #retire(kid: number): void {
    for (const [other, held] of this.#held) {
      if (other < kid) held.endsAt ??= this.#now() + overlapMs;
      if (this.#isOver(held)) this.#held.delete(other);
    }
  }

  #isOver = ({ endsAt }: Held): boolean => endsAt !== null && endsAt <= this.#now();
}

const isReplayed = ({ seen, highest }: Held, counter: number): boolean =>
  seen.has(counter) || counter <= highest - replayWindow;

function see(held: Held, counter: number): void {
  held.seen.add(counter);
  held.highest = Math.max(held.highest, counter);
  if (held.seen.size <= 2 * replayWindow) return;
  for (const one of held.seen) if (one <= held.highest - replayWindow) held.seen.delete(one);
}
