/** Iris refuses to start, with the reason and what the operator can do about it. The command line prints both. */
export class CannotStart extends Error {
  override readonly name = "CannotStart";
  /** Stable, for scripts and the handbook: `storage.newer`, `keys.rights`, … */
  readonly code: string;
  readonly cure: string;

  constructor(code: string, reason: string, cure: string, cause?: unknown) {
    super(reason, { cause });
    this.code = code;
    this.cure = cure;
  }
}
