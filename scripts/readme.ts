/**
 * Writes what documents list of the project itself: the configuration's table in README.md and the decisions' in
 * docs/adr/README.md. `--check` only tells whether they are up to date.
 */
import { join } from "node:path";
import { Glob } from "bun";
import { configTable } from "../src/platform/config/print.ts";

const root = join(import.meta.dir, "..");

async function decisionTable(): Promise<string> {
  const files = await Array.fromAsync(new Glob("[0-9]*.md").scan(join(root, "docs/adr")));
  const rows = files.sort().map(async (file) => {
    const title = /^# (.+)$/m.exec(await Bun.file(join(root, "docs/adr", file)).text())?.[1];
    if (!title) throw new Error(`docs/adr/${file} has no title`);
    return `| ${file.slice(0, 4)} | [${title}](${file}) |`;
  });
  return ["| No. | Decision |", "| --- | --- |", ...(await Promise.all(rows))].join("\n");
}

/** Replaces what stands between the two comments named `name`. */
async function write(path: string, name: string, content: string): Promise<void> {
  const marked = new RegExp(`(<!-- ${name}: [^>]*-->\\n)[\\s\\S]*?(<!-- end of ${name} -->)`);
  const current = await Bun.file(join(root, path)).text();
  if (!marked.test(current)) throw new Error(`${path} has no place for its ${name}`);
  const wanted = current.replace(marked, (_, start: string, end: string) => `${start}\n${content}\n\n${end}`);
  if (wanted === current) return;
  if (process.argv.includes("--check")) {
    console.error(`${path} does not list the ${name} as it is: run \`bun scripts/readme.ts\`.`);
    process.exitCode = 1;
  } else {
    await Bun.write(join(root, path), wanted);
  }
}

await write("README.md", "configuration", configTable());
await write("docs/adr/README.md", "decisions", await decisionTable());
