import { posix } from "node:path";
import { parseSync, Visitor } from "oxc-parser";

export interface Source {
  /** From the root of the project, with `/`. */
  readonly path: string;
  readonly source: string;
}

/** What the rules need to know of one file. */
export interface Module {
  readonly path: string;
  readonly lineCount: number;
  /**
   * Everything it names from elsewhere: imports and exports, types included, dynamic ones, `import("…")` in types, and worker
   * URLs. Files of the project by their path, packages by their name.
   */
  readonly imports: readonly string[];
  /** Lines with a query on the database, such as `tx.insert(…)`. */
  readonly queryLines: readonly number[];
}

const databaseNames = new Set(["db", "tx", "reader"]);
const queryMethods = new Set([
  "select",
  "selectDistinct",
  "insert",
  "update",
  "delete",
  "run",
  "all",
  "values",
  "$count",
]);

/** @throws SyntaxError when the file cannot be parsed: a rule must not pass because nothing was seen */
export function readModule({ path, source }: Source): Module {
  const { program, errors } = parseSync(path, source);
  if (errors[0]) throw new SyntaxError(`${path}: ${errors[0].message}`);
  const specifiers: string[] = [];
  const queryLines: number[] = [];
  const add = (node: { type: string } | null | undefined) => {
    if (node && "value" in node && typeof node.value === "string") specifiers.push(node.value);
  };
  new Visitor({
    ImportDeclaration({ source }) {
      add(source);
    },
    ExportNamedDeclaration({ source }) {
      add(source);
    },
    ExportAllDeclaration({ source }) {
      add(source);
    },
    ImportExpression({ source }) {
      add(source);
    },
    TSImportType({ source }) {
      add(source);
    },
    TSExternalModuleReference({ expression }) {
      add(expression);
    },
    NewExpression({ callee, arguments: [first, second] }) {
      const isModuleUrl = callee.type === "Identifier" && callee.name === "URL" && second?.type === "MemberExpression";
      if (isModuleUrl) add(first);
    },
    CallExpression({ callee, arguments: [first], start }) {
      if (callee.type === "Identifier" && callee.name === "require") add(first);
      if (callee.type !== "MemberExpression" || callee.property.type !== "Identifier") return;
      const receiver = nameOf(callee.object);
      if (receiver && databaseNames.has(receiver) && queryMethods.has(callee.property.name)) {
        queryLines.push(source.slice(0, start).split("\n").length);
      }
    },
  }).visit(program);
  return {
    path,
    lineCount: source.trimEnd().split("\n").length,
    imports: specifiers.map((specifier) => resolve(path, specifier)),
    queryLines,
  };
}

/** The last name of `tx`, `storage.reader`, `deps.db`. */
function nameOf(node: { type: string }): string | undefined {
  if ("name" in node && typeof node.name === "string") return node.name;
  const isMember = node.type === "MemberExpression" && "property" in node && typeof node.property === "object";
  return isMember && node.property !== null ? nameOf(node.property as { type: string }) : undefined;
}

/** `./x.ts` becomes a path of the project, `@scope/package/deep` a package. */
function resolve(from: string, specifier: string): string {
  if (specifier.startsWith(".")) return posix.join(posix.dirname(from), specifier);
  const [first = "", second] = specifier.split("/");
  return first.startsWith("@") && second ? `${first}/${second}` : first;
}
