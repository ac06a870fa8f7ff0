import type { z } from "zod";
import de from "zod/v4/locales/de.js";
import en from "zod/v4/locales/en.js";
import fr from "zod/v4/locales/fr.js";
import type { EndpointShape } from "../../protocol/endpoint.ts";
import type { Language } from "../../protocol/failures/index.ts";
import { type FieldFault, failure } from "./failure.ts";

const wordings = { en: en().localeError, de: de().localeError, fr: fr().localeError };
const maxFaults = 20;

/** What a caller sent, before it is known to be any good. */
export interface RawInput {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

export type Input = Readonly<Record<keyof RawInput, unknown>>;

function faultsOf(schema: z.ZodType, value: unknown, part: string, language: Language): FieldFault[] {
  const result = schema.safeParse(value, { error: wordings[language] });
  const issues = result.error?.issues ?? [];
  return issues.slice(0, maxFaults).map(({ path, message }) => ({
    path: [part, ...path.map(String)].join(".").slice(0, 200),
    reason: message.slice(0, 300),
  }));
}

/** Parses all three parts by the contract. @throws Failure core.invalid_input naming every fault, in the caller's language */
export function parseInput(endpoint: EndpointShape, raw: RawInput, language: Language): Input {
  const input: Record<keyof RawInput, unknown> = { params: undefined, query: undefined, body: undefined };
  const faults: FieldFault[] = [];
  for (const part of ["params", "query", "body"] as const) {
    const schema = endpoint[part];
    if (schema === undefined || (part === "body" && endpoint.streams)) continue;
    const result = schema.safeParse(raw[part]);
    if (result.success) input[part] = result.data;
    else faults.push(...faultsOf(schema, raw[part], part, language));
  }
  if (faults.length > 0) throw failure("core.invalid_input", { fields: faults });
  return input;
}
