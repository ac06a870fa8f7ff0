import fc from "fast-check";

type Path = readonly (string | number)[];

/** What programs choke on. */
const awkward: readonly unknown[] = [
  ...[null, true, "", " ", -1, 0.5, 1e308, Number.MAX_SAFE_INTEGER, [], {}, [[]]],
  ...["\u0000", "\ud800", "‮", "constructor", "__proto__", "../../etc/passwd", "'; DROP TABLE messages; --"],
  ...["x".repeat(20_000), JSON.parse('{"__proto__":{"isOperator":true}}'), { toString: 1 }, { length: -1 }],
];

const junk: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(...awkward),
  fc.string({ unit: "binary" }),
  fc.double({ noNaN: true }),
  fc.jsonValue({ maxDepth: 3 }),
);

function pathsIn(value: unknown, here: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [here];
  return [here, ...Object.entries(value).flatMap(([key, inner]) => pathsIn(inner, [...here, key]))];
}

function changed(value: unknown, [key, ...rest]: Path, put: (old: unknown) => unknown): unknown {
  if (key === undefined) return put(value);
  const copy: Record<string, unknown> = { ...(value as Record<string, unknown>) };
  const made = changed(copy[key], rest, put);
  if (made === undefined) delete copy[key];
  else copy[key] = made;
  return Array.isArray(value) ? Object.values(copy) : copy;
}

/** The same values with something wrong somewhere: replaced, left out, or added. */
export const mangled = (values: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc
    .tuple(values, junk, fc.nat(), fc.constantFrom("replace", "leave out", "add"), fc.string({ minLength: 1 }))
    .map(([value, wrong, where, how, key]) => {
      const paths = pathsIn(value);
      const path = paths[where % paths.length] ?? [];
      if (how === "leave out" && path.length > 0) return changed(value, path, () => undefined);
      if (how === "add") {
        const isRecord = (old: unknown): old is object =>
          typeof old === "object" && old !== null && !Array.isArray(old);
        return changed(value, path, (old) => (isRecord(old) ? { ...old, [key]: wrong } : wrong));
      }
      return changed(value, path, () => wrong);
    });
