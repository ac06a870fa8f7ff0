import type { BunPlugin } from "bun";
import { type Expression, parseSync, type Statement } from "oxc-parser";

/** Parts of an endpoint that only a server needs, or whoever reads the contract. */
const serversParts = new Set(["params", "query", "body", "summary", "access", "limit", "failures"]);

/**
 * The browser takes the contract's addresses, not its shapes: it does not parse what its own server answers. In its scripts an
 * endpoint says where it is and whether it answers, and a shape that nothing asks for is left out, with the library behind it.
 */
const addressesOnly: BunPlugin = {
  name: "addresses-only",
  setup(build) {
    build.onLoad({ filter: /\/src\/protocol\/.*\.ts$/ }, async ({ path }) => ({
      contents: withoutShapes(path, await Bun.file(path).text()),
      loader: "ts",
    }));
  },
};
export default addressesOnly;

interface Change {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export function withoutShapes(path: string, source: string): string {
  const { program, errors } = parseSync(path, source);
  if (errors.length > 0) throw new Error(`${path} cannot be read: ${errors[0]?.message}`);
  const changes = program.body.flatMap(valuesOf).flatMap((value) => [
    ...shapesOf(value),
    // Made only where something uses it.
    { start: value.start, end: value.start, text: "/* @__PURE__ */ (() => (" },
    { start: value.end, end: value.end, text: "))()" },
  ]);
  let changed = source;
  for (const { start, end, text } of changes.toSorted((a, b) => b.start - a.start || b.end - a.end))
    changed = changed.slice(0, start) + text + changed.slice(end);
  return changed;
}

/** What is made while a module is read: not text, numbers and functions. */
const made = new Set([
  "CallExpression",
  "ObjectExpression",
  "ArrayExpression",
  "TSAsExpression",
  "TSSatisfiesExpression",
]);

/** What a module's constants are. */
function valuesOf(statement: Statement): Expression[] {
  const declaration = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
  if (declaration?.type !== "VariableDeclaration") return [];
  return declaration.declarations.flatMap(({ init }) => (init && made.has(init.type) ? [init] : []));
}

function shapesOf(value: Expression): Change[] {
  if (value.type !== "CallExpression" || value.callee.type !== "Identifier" || value.callee.name !== "endpoint")
    return [];
  const [declared] = value.arguments;
  if (declared?.type !== "ObjectExpression") return [];
  return declared.properties.flatMap((property): Change[] => {
    if (property.type !== "Property" || property.key.type !== "Identifier") return [];
    const { start, end } = property.value;
    if (serversParts.has(property.key.name)) return [{ start, end, text: "undefined" }];
    const isShape = property.key.name === "response" && property.value.type !== "Literal";
    return isShape ? [{ start, end, text: "true" }] : [];
  });
}
