import { z } from "zod";
import { configSchema } from "./config.ts";

export type KeyType = "text" | "number" | "list";

/** One key of the configuration, as read from the schema. */
export interface ConfigKey {
  /** `section.key`, as in the file. */
  readonly path: string;
  readonly section: string;
  readonly key: string;
  /** The environment variable that overrides it. */
  readonly variable: string;
  readonly type: KeyType;
  readonly description: string;
  readonly isSecret: boolean;
  /** undefined: unset unless given */
  readonly defaultValue: unknown;
  readonly choices: readonly string[] | undefined;
}

/** Every key, in the order of the schema. */
export const configKeys: readonly ConfigKey[] = Object.entries(configSchema.shape).flatMap(([section, wrapped]) =>
  Object.entries(wrapped.unwrap().shape).map(([key, schema]) => describeKey(section, key, schema)),
);

export const sections: readonly string[] = Object.keys(configSchema.shape);

function describeKey(section: string, key: string, schema: z.ZodType): ConfigKey {
  const meta = schema.meta();
  const inner = unwrap(schema);
  return {
    path: `${section}.${key}`,
    section,
    key,
    variable: `IRIS_${section}_${key}`.toUpperCase(),
    type: inner instanceof z.ZodNumber ? "number" : inner instanceof z.ZodArray ? "list" : "text",
    description: meta?.description ?? "",
    isSecret: meta?.writeOnly === true,
    // Asked for by few; finding it out for every key would hold up each start.
    get defaultValue() {
      return schema.safeParse(undefined).data;
    },
    choices: inner instanceof z.ZodEnum ? inner.options.map(String) : undefined,
  };
}

function unwrap(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodOptional) return unwrap(schema.unwrap() as z.ZodType);
  return schema;
}
