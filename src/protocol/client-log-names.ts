// Apart from the shapes: a browser keeps its log without the library that checks them.

/** What JavaScript calls errors; what an error says may be anything, and is not kept. */
export const errorNames = [
  ...["Error", "TypeError", "RangeError", "ReferenceError", "SyntaxError", "EvalError", "URIError"],
  ...["AbortError", "NotAllowedError", "NotFoundError", "NotReadableError", "QuotaExceededError", "InvalidStateError"],
  "other",
] as const;
export const browserNames = ["Firefox", "Chrome", "Edge", "Safari", "other"] as const;
export const systemNames = ["Windows", "macOS", "Linux", "Android", "iOS", "other"] as const;
