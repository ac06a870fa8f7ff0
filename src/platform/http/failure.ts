import type { FailureCode } from "../../protocol/failures/index.ts";

/** One place in the input that is not valid: `body.email`, and what is wrong there. */
export interface FieldFault {
  readonly path: string;
  readonly reason: string;
}

export interface FailureOptions {
  /** For `core.invalid_input`: where, and what is wrong there. */
  readonly fields?: readonly FieldFault[];
  /** For `core.too_many` and `core.unavailable`: when a retry can succeed. */
  readonly retryAfterSec?: number;
}

/** A refusal that the contract knows. Anything else that is thrown is a bug and answered as `core.internal`. */
export class Failure extends Error {
  override readonly name = "Failure";
  readonly code: FailureCode;
  readonly fields: readonly FieldFault[] | undefined;
  readonly retryAfterSec: number | undefined;

  constructor(code: FailureCode, options: FailureOptions = {}) {
    super(code);
    this.code = code;
    this.fields = options.fields;
    this.retryAfterSec = options.retryAfterSec;
  }
}

/** @example throw failure("conversation.not_found") */
export const failure = (code: FailureCode, options?: FailureOptions): Failure => new Failure(code, options);
