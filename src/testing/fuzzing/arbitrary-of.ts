import fc from "fast-check";
import { z } from "zod";
import { id } from "../../protocol/primitives.ts";

interface Schema {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly pattern?: string;
  readonly format?: string;
}

const jsonSchemaOf = (schema: z.ZodType): Schema =>
  z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Schema;
const idPattern = jsonSchemaOf(id).pattern;

/** Values that a schema accepts. @param ids of things that exist: a made-up one reaches nothing */
export function acceptedBy(schema: z.ZodType | undefined, ids: readonly string[]): fc.Arbitrary<unknown> {
  if (!schema) return fc.constant(undefined);
  return arbitraryOf(jsonSchemaOf(schema), ids).filter((value) => schema.safeParse(value).success);
}

function arbitraryOf(schema: Schema, ids: readonly string[]): fc.Arbitrary<unknown> {
  const options = schema.anyOf ?? schema.oneOf;
  if (options) return fc.oneof(...options.map((option) => arbitraryOf(option, ids)));
  if ("const" in schema) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  switch (schema.type) {
    case "object":
      return recordOf(schema, ids);
    case "array":
      return fc.array(arbitraryOf(schema.items ?? {}, ids), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 4, Math.max(4, schema.minItems ?? 0)),
      });
    case "string":
      return stringOf(schema, ids);
    case "integer":
    case "number":
      return fc.integer({
        min: Math.max(schema.minimum ?? (schema.exclusiveMinimum ?? -1_000) + 1, -1_000_000),
        max: Math.min(schema.maximum ?? 1_000_000, 1_000_000),
      });
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    default:
      return fc.jsonValue();
  }
}

function recordOf({ properties = {}, required = [] }: Schema, ids: readonly string[]): fc.Arbitrary<unknown> {
  const fields = Object.entries(properties).map(([name, property]) => [name, arbitraryOf(property, ids)] as const);
  return fc.record(Object.fromEntries(fields), { requiredKeys: [...required] });
}

function stringOf({ pattern, format, minLength = 0, maxLength = 60 }: Schema, ids: readonly string[]) {
  if (pattern === idPattern) return fc.constantFrom(...ids);
  if (format === "email") return fc.constantFrom("ada@example.org", "nobody@example.org", "o'hara+x@sub.example.org");
  if (format === "uri") return fc.constantFrom("https://login.example.org", "http://127.0.0.1:9/x?y=1");
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern));
  return fc.string({ unit: "binary", minLength, maxLength: Math.max(minLength, Math.min(maxLength, 60)) });
}
