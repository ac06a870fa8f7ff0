/**
 * What may stand in a log line: numbers, flags, ids, and text under the names listed here. Text under any other name is
 * withheld, so that a new field cannot leak by being forgotten; the names of secrets and of people's words never pass.
 */
export const textFields: ReadonlySet<string> = new Set([
  ...["address", "attempt", "channel", "code", "command", "contentType", "event", "feature", "file", "host", "job"],
  ...["key", "kind", "level", "limit", "mediaKind", "method", "migration", "mode", "operation", "outcome", "path"],
  ...["peer", "phase", "protocol", "purpose", "reason", "scope", "signal", "source", "sql", "state", "status"],
  ...["subscriber", "table", "transport", "type", "url", "version", "where", "worker"],
]);

const secretFields =
  /pass(word|phrase)?|secret|token|cookie|authori[sz]ation|credential|e?mail|text|body|sdp|candidate|(^|[a-z])name$|subject|recipient|content$|topic|query/i;

const maxDepth = 4;
const maxTextLength = 500;
const maxItems = 20;
const maxFrames = 12;

export const redacted = "[redacted]";
export const withheld = "[withheld]";

/** Where an error came from. The stack quotes the message first: nothing before its end is taken. */
function framesOf({ message, stack = "" }: Error): string[] {
  const start = stack.indexOf(message);
  if (start < 0) return [];
  const lines = stack.slice(start + message.length).split("\n");
  return lines.filter((line) => /^\s+at /.test(line)).map((line) => line.trim());
}

/** In the executable classes have other names; ours keep the right one as a property, which others may use for anything. */
const classOf = (error: Error): string =>
  /^[A-Z][A-Za-z]{2,40}$/.test(error.name) ? error.name : error.constructor.name;

/** An error without its message: messages quote what they choke on, database drivers even the parameters. */
export function describeError(error: unknown, depth = 0): object {
  if (!(error instanceof Error)) return { class: typeof error };
  const code = "code" in error && typeof error.code === "string" ? error.code.slice(0, 100) : undefined;
  return {
    class: classOf(error),
    ...(code && { code }),
    at: framesOf(error).slice(0, maxFrames),
    ...(error.cause !== undefined && depth < maxDepth && { cause: describeError(error.cause, depth + 1) }),
  };
}

function redactValue(key: string, value: unknown, depth: number): unknown {
  if (value === null || value === undefined || typeof value === "boolean") return value;
  if (secretFields.test(key)) return redacted;
  if (typeof value === "number" || typeof value === "bigint") return Number(value);
  if (value instanceof Error) return describeError(value);
  if (typeof value === "string") {
    return textFields.has(key) || /(^id|Ids?)$/.test(key) ? value.slice(0, maxTextLength) : withheld;
  }
  if (typeof value !== "object" || depth >= maxDepth) return withheld;
  if (Array.isArray(value)) return value.slice(0, maxItems).map((item) => redactValue(key, item, depth + 1));
  return redactFields(value, depth + 1);
}

export function redactFields(fields: object, depth = 0): Record<string, unknown> {
  const clean: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(fields)) {
    clean[key] = key === "error" || key === "err" ? describeError(value) : redactValue(key, value, depth);
  }
  return clean;
}
