import type { MediaPeer } from "../../src/media/media-peer.testing.ts";

/** As in a video's larger layers. */
export const payloadBytes = 1100;
/** Where in the payload it stands when the packet was sent. */
const stampAt = 40;

/** A VP8 picture in packets of one size, a key frame every second. */
export class Film {
  readonly peer: MediaPeer;
  readonly ssrc: number;
  sent = 0;
  readonly #payload = Buffer.alloc(payloadBytes, 7);
  #keyFrameAtMs = 0;

  constructor(peer: MediaPeer, ssrc: number) {
    this.peer = peer;
    this.ssrc = ssrc;
    Buffer.from([0x90, 0x80, 0x80, 0x01]).copy(this.#payload);
    this.#payload.writeUInt16LE(720, 12);
  }

  send(nowMs: number): void {
    const index = ++this.sent;
    const isKeyFrame = nowMs - this.#keyFrameAtMs > 1000;
    if (isKeyFrame) this.#keyFrameAtMs = nowMs;
    this.#payload[4] = isKeyFrame ? 0x10 : 0x11;
    this.#payload.writeUInt16BE(0x8000 | (index & 0x7fff), 2);
    this.#payload.writeDoubleBE(performance.now(), stampAt);
    this.peer.send({ payloadType: 96, index, timestamp: index * 90, ssrc: this.ssrc, marker: true }, this.#payload);
  }
}

export const sentAtOf = (payload: Buffer): number => payload.readDoubleBE(stampAt);

/** Sends `perSec` packets in all, from each film in turn, spread over the time. */
export async function play(films: readonly Film[], perSec: number, forMs: number): Promise<void> {
  const startedAt = performance.now();
  let sent = 0;
  for (;;) {
    const now = performance.now();
    if (now - startedAt >= forMs) return;
    const due = Math.floor(((now - startedAt) / 1000) * perSec);
    for (; sent < due; sent++) films[sent % films.length]?.send(now);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}
