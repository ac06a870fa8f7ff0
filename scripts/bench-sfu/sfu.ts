import type { MediaPeer } from "../../src/media/media-peer.testing.ts";

/** A conference server under the generator. */
export interface Sfu {
  readonly name: string;
  readonly pid: number;
  /** @returns the answer to a sender's offer */
  publish(id: string, offer: string): Promise<string>;
  /** Connects somebody who receives every track that is published by others; returns when media can come. */
  subscribe(id: string, peer: MediaPeer): Promise<void>;
  leave(id: string): void;
  stop(): void;
}
