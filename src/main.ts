import "reflect-metadata";
import { run } from "./cli/cli.ts";

process.exitCode = await run(process.argv.slice(2), {
  env: process.env,
  say: (line) => console.log(line),
  complain: (line) => console.error(line),
});
