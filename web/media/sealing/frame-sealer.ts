import { type FrameShape, splitFrame } from "./frame-shape.ts";
import { kidOf, type SenderKey } from "./sender-key.ts";
import { type Bytes, deriveFrameKey, type FrameKey, join, sealFrame } from "./sframe.ts";

/** Seals what this device sends, of all its tracks and layers: they share the counter, which never comes back under one key. */
export class FrameSealer {
  #key: FrameKey | null = null;
  #counter = 0;
  #newest = 0;

  async use(sender: SenderKey): Promise<void> {
    const kid = kidOf(sender);
    if (kid <= this.#newest) return;
    this.#newest = kid;
    const key = await deriveFrameKey(sender.base, kid);
    // A newer one may have been asked for meanwhile.
    if (kid !== this.#newest) return;
    this.#key = key;
    this.#counter = 0;
  }

  /** @returns null: it must not be sent */
  async seal(frame: Bytes, shape: FrameShape): Promise<Bytes | null> {
    const split = splitFrame(frame, shape);
    const key = this.#key;
    if (!split || !key) return null;
    const counter = this.#counter++;
    return join([split.clear, await sealFrame(key, counter, split.rest, split.metadata)]);
  }
}
