import { randomBytes } from "node:crypto";
import { plainAddress } from "../net/addresses.ts";
import type { RemoteAddress } from "../stun/address.ts";
import { type BindingRequest, buildBindingError, buildBindingSuccess } from "./stun.ts";

/** Browsers renew their consent about every five seconds (RFC 7675); after this long without, the peer is gone. */
export const consentMs = 30_000;
/** Two checks have failed to come. */
const silentMs = 8_000;

/** Base64's alphabet is ICE's own; multiples of three bytes need no padding. */
const iceText = (bytes: number): string => randomBytes(bytes).toString("base64");

/** The lite side of one ICE session: answers checks, follows the peer's choice, watches over consent. */
export class IceSession {
  readonly usernameFragment = iceText(9);
  readonly password = iceText(24);
  #selected: RemoteAddress | undefined;
  #heardAt: number;

  /** @param nowMs start of the time that the peer has for its first check */
  constructor(nowMs: number) {
    this.#heardAt = nowMs;
  }

  /** Where media goes to; the peer may move it at any time. */
  get selected(): RemoteAddress | undefined {
    return this.#selected;
  }

  /** Nothing was heard for so long that the path may be broken: checks come every few seconds. */
  isSilent(nowMs: number): boolean {
    return nowMs - this.#heardAt > silentMs;
  }

  hasExpired(nowMs: number): boolean {
    return nowMs - this.#heardAt > consentMs;
  }

  /**
   * Answers one check that named our fragment.
   * @returns the answer, or null for a check that is not authentic
   */
  check(request: BindingRequest, from: RemoteAddress, nowMs: number): Buffer | null {
    // No error answer either: it would tell a stranger that the fragment exists.
    if (!request.isAuthentic(this.password)) return null;
    if (request.claimsControlled) return buildBindingError(request.transactionId, 487, this.password);
    this.#heardAt = nowMs;
    if (request.useCandidate || this.#selected === undefined) this.#selected = from;
    return buildBindingSuccess(request.transactionId, plainAddress(from.address), from.port, this.password);
  }
}
