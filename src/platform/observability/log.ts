import pino from "pino";
import type { Log } from "../platform.ts";
import { redactFields } from "./redact.ts";

export interface LogOptions {
  readonly level: "debug" | "info" | "warn" | "error" | "silent";
  /** Where lines go; standard output when absent. */
  readonly destination?: pino.DestinationStream;
}

/** Structured lines, one JSON object each. Every field passes redaction; the text is a constant sentence. */
export function createLog({ level, destination }: LogOptions): Log {
  const out = destination ?? pino.destination({ dest: 1, sync: false });
  const logger = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, out);
  const writer = (name: "debug" | "info" | "warn" | "error") => (fields: object, text: string) => {
    if (logger.isLevelEnabled(name)) logger[name](redactFields(fields), text);
  };
  return { debug: writer("debug"), info: writer("info"), warn: writer("warn"), error: writer("error") };
}
