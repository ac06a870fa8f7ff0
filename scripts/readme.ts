/** Writes the configuration's table into README.md; `--check` only tells whether it is the schema's. */
import { join } from "node:path";
import { configTable } from "../src/platform/config/print.ts";

const path = join(import.meta.dir, "../README.md");
const marked = /(<!-- configuration: [^>]*-->\n)[\s\S]*?(<!-- end of configuration -->)/;
const current = await Bun.file(path).text();
if (!marked.test(current)) throw new Error("README.md has no place for the configuration's table");
const wanted = current.replace(marked, (_, start: string, end: string) => `${start}\n${configTable()}\n\n${end}`);

if (wanted !== current && process.argv.includes("--check")) {
  console.error("README.md does not describe the configuration as it is: run `bun scripts/readme.ts`.");
  process.exitCode = 1;
} else if (wanted !== current) {
  await Bun.write(path, wanted);
}
