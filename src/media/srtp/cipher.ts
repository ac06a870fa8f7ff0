/**
 * One direction's protection of single packets; knows nothing of replay or roll-over counting.
 * Indices are RFC 3711's: roll-over counter × 65536 + sequence for RTP, 31 bits for RTCP.
 */
export interface SrtpCipher {
  /** Bytes that protection adds to an RTP packet. */
  readonly rtpOverhead: number;
  /** Bytes that protection adds to an RTCP packet (tag and index). */
  readonly rtcpOverhead: number;
  /**
   * Encrypts `payload` behind the header that stands at `out[start … start + headerLength)` and appends the tag.
   * @returns the offset behind the packet
   */
  protectRtp(out: Buffer, start: number, headerLength: number, payload: Buffer, index: number): number;
  /** @returns the payload, or null when the packet is not authentic */
  unprotectRtp(packet: Buffer, headerLength: number, index: number): Buffer | null;
  protectRtcp(packet: Buffer, index: number): Buffer;
  /** @returns the whole packet in clear, or null when it is not authentic */
  unprotectRtcp(packet: Buffer): { readonly packet: Buffer; readonly index: number } | null;
}
