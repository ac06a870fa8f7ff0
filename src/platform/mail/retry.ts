const minute = 60_000;

/** Minutes until each further attempt; after the last one (about two days in all) a mail is given up. */
const delaysMin = [1, 2, 5, 15, 60, 180, 360, 720, 1440];

/**
 * @param attempts attempts made so far, 1 after the first failure
 * @returns milliseconds to wait before the next, or undefined: give up
 */
export function retryDelayMs(attempts: number): number | undefined {
  const delay = delaysMin[attempts - 1];
  return delay === undefined ? undefined : delay * minute;
}

/** A 5xx answer is final (RFC 5321 §4.2.1): the same mail would be refused again. Everything else may pass by itself. */
export const isFinalRefusal = (error: unknown): boolean =>
  error instanceof Error &&
  "responseCode" in error &&
  typeof error.responseCode === "number" &&
  error.responseCode >= 500 &&
  // Refused credentials are the operator's mistake, not this mail's: they can be put right.
  !("code" in error && error.code === "EAUTH");
