import { parseArgs } from "node:util";
import { nearest } from "../platform/config/nearest.ts";

export interface Option {
  /** Shown after the name in the help; absent: the option takes no value. */
  readonly value?: string;
  readonly summary: string;
}

export interface CommandInput {
  /** Values of the options given; "" for an option without a value. */
  readonly options: Readonly<Record<string, string>>;
  readonly words: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Prints a line for the person who called. */
  readonly say: (line: string) => void;
}

export interface Command {
  /** `serve`, or two words: `config print`. */
  readonly name: string;
  readonly summary: string;
  readonly options: Readonly<Record<string, Option>>;
  /** Names of the words that must follow, in order. */
  readonly words?: readonly string[];
  /** @returns the exit code */
  readonly run: (input: CommandInput) => Promise<number>;
}

/** A wrong command line: what is wrong and what to type instead. Exit code 2. */
export class UsageError extends Error {
  override name = "UsageError";
}

export const help: Option = { summary: "Show this help" };

/** @throws UsageError for what the command does not know, with the nearest thing it does */
export function readArguments(command: Command, args: readonly string[]): Pick<CommandInput, "options" | "words"> {
  const known: Readonly<Record<string, Option>> = { ...command.options, help };
  const options: Record<string, string> = {};
  const words: string[] = [];
  const types = Object.entries(known).map(([name, { value }]) => [
    name,
    { type: value ? "string" : "boolean" } as const,
  ]);
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(types),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind === "positional") words.push(token.value);
    if (token.kind !== "option") continue;
    const option = known[token.name];
    if (!option)
      throw new UsageError(
        unknown(
          "option",
          token.rawName,
          Object.keys(known).map((name) => `--${name}`),
        ),
      );
    const hasValue = token.value !== undefined && token.value !== "";
    if (option.value && !hasValue)
      throw new UsageError(`${token.rawName} needs a value: ${token.rawName} ${option.value}`);
    if (!option.value && token.value !== undefined) throw new UsageError(`${token.rawName} takes no value.`);
    options[token.name] = token.value ?? "";
  }
  const missing = command.words?.[words.length];
  if (missing && !("help" in options)) throw new UsageError(`\`iris ${command.name}\` needs ${missing}.`);
  const excess = words[command.words?.length ?? 0];
  if (excess !== undefined) throw new UsageError(`\`iris ${command.name}\` does not know what to do with "${excess}".`);
  return { options, words };
}

export function unknown(kind: "command" | "option", given: string, candidates: readonly string[]): string {
  const meant = nearest(given, candidates);
  return `There is no ${kind} "${given}".${meant ? ` Did you mean "${meant}"?` : ""}`;
}

export function helpOf({ name, summary, options, words = [] }: Command): string {
  const all = Object.entries({ ...options, help }).map(
    ([option, { value, summary }]) => [`--${option}${value ? ` ${value}` : ""}`, summary] as const,
  );
  const usage = ["iris", name, ...words, "[options]"].join(" ");
  return `${summary}.\n\nUsage: ${usage}\n\nOptions:\n${columns(all)}`;
}

export function columns(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join("\n");
}
