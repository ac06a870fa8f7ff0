import { run } from "./cli/cli.ts";

const exitCode = await run(process.argv.slice(2), {
  env: process.env,
  say: (line) => console.log(line),
  complain: (line) => console.error(line),
});
// Not left to the event loop: a timer that nobody waits for must not hold up the end.
process.exit(exitCode);
