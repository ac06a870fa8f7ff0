import type { RefusalReason } from "./protocol.ts";

/** Thrown in the worker for requests that cannot be met; `reason` goes back to the caller. */
export class Refusal extends Error {
  readonly reason: RefusalReason;
  constructor(reason: RefusalReason) {
    super(reason);
    this.reason = reason;
  }
}
