export type RangeRequest =
  | { readonly kind: "whole" }
  /** From `start` to before `end`. */
  | { readonly kind: "part"; readonly start: number; readonly end: number }
  | { readonly kind: "unsatisfiable" };

const whole: RangeRequest = { kind: "whole" };

/**
 * Reads a Range header (RFC 9110 §14). What is not understood is ignored, as the standard asks; so are several ranges at
 * once, which no client of ours needs and which cost a server dear.
 */
export function readRange(header: string | null, sizeBytes: number): RangeRequest {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.replace(/\s/g, "") ?? "");
  if (!match) return whole;
  const [first = "", last = ""] = match.slice(1);
  if (first === "") {
    if (last === "") return whole;
    const suffix = Math.min(Number(last), sizeBytes);
    return suffix === 0 ? { kind: "unsatisfiable" } : { kind: "part", start: sizeBytes - suffix, end: sizeBytes };
  }
  const start = Number(first);
  if (last !== "" && Number(last) < start) return whole;
  if (start >= sizeBytes) return { kind: "unsatisfiable" };
  return { kind: "part", start, end: last === "" ? sizeBytes : Math.min(Number(last) + 1, sizeBytes) };
}
