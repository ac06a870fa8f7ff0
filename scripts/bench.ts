/**
 * `scripts/bench chat [--only TEXT]`: messages per second, latency and CPU of the built executable (`dist/iris`), beside
 * Debian's Prosody where it is installed. The generator is this process, the server another one.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { runChat } from "./bench-chat/run-chat.ts";

const { values, positionals } = parseArgs({ allowPositionals: true, options: { only: { type: "string" } } });
if (positionals[0] !== "chat") {
  console.error("Usage: scripts/bench chat [--only TEXT]");
  process.exit(2);
}
process.env.IRIS_BINARY ??= join(import.meta.dir, "..", "dist", "iris");
if (!existsSync(process.env.IRIS_BINARY)) {
  console.error("There is no dist/iris: run `node_modules/.bin/bun scripts/build.ts` first.");
  process.exit(1);
}
await runChat(values.only);
