import type { Log } from "../platform.ts";
import { redactFields } from "./redact.ts";

export interface LogOptions {
  readonly level: Level | "silent";
  /** Where lines go; standard output when absent. */
  readonly destination?: { write(line: string): void };
}
type Level = keyof typeof severities;

/** Bunyan's numbers, which readers of JSON logs know. */
const severities = { debug: 20, info: 30, warn: 40, error: 50 } as const;

/** Structured lines, one JSON object each. Every field passes redaction; the text is a constant sentence. */
export function createLog({ level: least, destination = process.stdout }: LogOptions): Log {
  const writer = (name: Level) => {
    const level = severities[name];
    if (least === "silent" || level < severities[least]) return () => {};
    return (fields: object, text: string): void => {
      const line = { level, time: new Date().toISOString(), ...redactFields(fields), msg: text };
      destination.write(`${JSON.stringify(line)}\n`);
    };
  };
  return { debug: writer("debug"), info: writer("info"), warn: writer("warn"), error: writer("error") };
}
