import { SequenceUnwrapper } from "../rtp/sequence.ts";
import { AeadCipher } from "./aead-cipher.ts";
import type { SrtpCipher } from "./cipher.ts";
import { CounterCipher } from "./counter-cipher.ts";
import { deriveSessionKeys, type MasterKey, srtpProfiles } from "./derive.ts";
import { ReplayWindow } from "./replay-window.ts";

/**
 * Sources a peer may open on one connection; more is an attack on our memory. Browsers take new ones each time a screen is
 * shared, and an old one is not forgotten while its packets could be played again.
 */
export const maxSources = 512;

export const cipherFor = (master: MasterKey): SrtpCipher => {
  const keys = deriveSessionKeys(master);
  return master.profile === srtpProfiles.aeadAes128Gcm ? new AeadCipher(keys) : new CounterCipher(keys);
};

interface Source {
  readonly unwrapper: SequenceUnwrapper;
  readonly window: ReplayWindow;
}

/** Opens what arrives from one peer: authenticity, replay and roll-over counting, per source. */
export class SrtpReceiver {
  readonly #cipher: SrtpCipher;
  readonly #sources = new Map<number, Source>();
  readonly #rtcpWindows = new Map<number, ReplayWindow>();

  constructor(master: MasterKey) {
    this.#cipher = cipherFor(master);
  }

  /** @returns the payload; null when not authentic, seen before, or from a source too many */
  openRtp(packet: Buffer, header: { ssrc: number; sequence: number; headerLength: number }): Buffer | null {
    const known = this.#sources.get(header.ssrc);
    if (known === undefined && this.#sources.size >= maxSources) return null;
    const source = known ?? { unwrapper: new SequenceUnwrapper(), window: new ReplayWindow() };
    const index = source.unwrapper.peek(header.sequence);
    if (!source.window.isFresh(index)) return null;
    const payload = this.#cipher.unprotectRtp(packet, header.headerLength, index);
    if (payload === null) return null;
    // Only an authentic packet may move the counters or take a place.
    source.unwrapper.unwrap(header.sequence);
    source.window.mark(index);
    if (known === undefined) this.#sources.set(header.ssrc, source);
    return payload;
  }

  /** @returns the compound packet in clear, or null */
  openRtcp(packet: Buffer): Buffer | null {
    const opened = this.#cipher.unprotectRtcp(packet);
    if (opened === null) return null;
    const ssrc = packet.readUInt32BE(4);
    let window = this.#rtcpWindows.get(ssrc);
    if (window === undefined) {
      if (this.#rtcpWindows.size >= maxSources) return null;
      window = new ReplayWindow();
      this.#rtcpWindows.set(ssrc, window);
    }
    if (!window.isFresh(opened.index)) return null;
    window.mark(opened.index);
    return opened.packet;
  }
}

/** Seals what goes to one peer. RTP indices are the caller's: each consumer counts its own stream. */
export class SrtpSender {
  readonly cipher: SrtpCipher;
  #rtcpIndex = 0;

  constructor(master: MasterKey) {
    this.cipher = cipherFor(master);
  }

  sealRtcp(packet: Buffer): Buffer {
    this.#rtcpIndex = (this.#rtcpIndex + 1) & 0x7fff_ffff;
    return this.cipher.protectRtcp(packet, this.#rtcpIndex);
  }
}
