/** Prints each line of docs/spec.md with the tests that name its id, and how many lines have none. */
import { join } from "node:path";
import { Glob } from "bun";
import { provenIds, specLines } from "./spec-lines/proofs.ts";

const root = join(import.meta.dir, "..");
const lines = specLines(await Bun.file(join(root, "docs/spec.md")).text());
const files = await Array.fromAsync(new Glob("{src,web,scripts}/**/*.{test,e2e,smoke}.{ts,tsx}").scan(root));

const proofs = new Map<string, string[]>();
for (const path of files.sort()) {
  const source = await Bun.file(join(root, path)).text();
  for (const { id, sentence } of provenIds({ path, source })) {
    proofs.set(id, [...(proofs.get(id) ?? []), `${sentence}  (${path})`]);
  }
}

for (const { id, title } of lines) {
  const proven = proofs.get(id) ?? [];
  console.log(`${proven.length > 0 ? "✓" : "·"} ${id.padEnd(4)} ${title}`);
  for (const proof of proven) console.log(`         ${proof}`);
}
const strangers = [...proofs.keys()].filter((id) => !lines.some((line) => line.id === id));
const without = lines.filter(({ id }) => !proofs.has(id));
console.log(`\n${lines.length - without.length} of ${lines.length} lines have a test; without: ${ids(without)}`);
if (strangers.length > 0) {
  console.error(`Tests name ids that docs/spec.md does not have: ${strangers.join(", ")}`);
  process.exitCode = 1;
}

function ids(lines: readonly { id: string }[]): string {
  return lines.map(({ id }) => id).join(" ") || "none";
}
