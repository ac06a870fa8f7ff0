/**
 * `scripts/bench chat [--only TEXT] [--seconds N]`: messages per second, latency and CPU of the built executable
 * (`dist/iris`), beside Debian's Prosody where it is installed. The generator is this process, the server another one.
 * `scripts/bench sfu [--only TEXT] [--seconds N]`: CPU per forwarded media packet and per join, saturation and delay of the media
 * engine, from the sources, beside Debian's Janus where it is installed.
 * `scripts/bench sfu-soak --seconds 600`: the media engine's memory while people join and leave.
 * `scripts/bench network [--seconds N]`: a call of two Chromiums over networks that lose packets and narrow.
 * `scripts/bench sealing`: what sealing a conference's frames from end to end costs in a worker of Chromium.
 * `scripts/bench presence [--seconds N]`: chat beside 5,000 people whose presence changes, the executable again.
 * `scripts/bench start [--runs N]`: cold start and idle memory of the executable alone in an empty folder.
 * `scripts/bench opening [--runs N]`: from the navigation to a usable list of 200 conversations in Chromium.
 * `scripts/bench search [--messages N] [--data FOLDER]`: searching a million messages of one person, and what indexing them takes.
 * `scripts/bench growth [--messages N] [--data FOLDER]`: sending, opening and reading with ten thousand messages and with a million.
 * `scripts/bench directory [--people N]`: searching among 20,000 people, and what holding them takes.
 * `scripts/bench files [--gigabytes N]`: memory of the executable while one large file goes in, past a real clamd, and out.
 * `scripts/bench soak --seconds 600`: two hundred devices with lost lines, killed servers and slow readers; nothing may be lost.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { runChat } from "./bench-chat/run-chat.ts";
import { runDirectory } from "./bench-directory/run-directory.ts";
import { runFiles } from "./bench-files/run-files.ts";
import { runGrowth } from "./bench-growth/run-growth.ts";
import { runNetwork } from "./bench-network/run-network.ts";
import { runOpening } from "./bench-opening/run-opening.ts";
import { runPresence } from "./bench-presence/run-presence.ts";
import { runSealing } from "./bench-sealing/run-sealing.ts";
import { runSearch } from "./bench-search/run-search.ts";
import { runSfu } from "./bench-sfu/run-sfu.ts";
import { soakSfu } from "./bench-sfu/soak-sfu.ts";
import { runSoak } from "./bench-soak/run-soak.ts";
import { runStart } from "./bench-start/run-start.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: "string" },
    seconds: { type: "string", default: "10" },
    people: { type: "string", default: "20000" },
    /** Kept, so that what is made in it is made once. */
    data: { type: "string" },
    messages: { type: "string", default: "1000000" },
    gigabytes: { type: "string", default: "2" },
    runs: { type: "string", default: "21" },
  },
});
const binary = process.env.IRIS_BINARY ?? join(import.meta.dir, "..", "dist", "iris");
process.env.IRIS_BINARY = binary;
if (!["sfu", "sfu-soak", "network", "sealing"].includes(positionals[0] ?? "") && !existsSync(binary)) {
  console.error("There is no dist/iris: run `node_modules/.bin/bun scripts/build.ts` first.");
  process.exit(1);
}
switch (positionals[0]) {
  case "chat":
    await runChat({ only: values.only, seconds: Number(values.seconds) });
    break;
  case "sfu":
    await runSfu({ only: values.only, seconds: Number(values.seconds) });
    break;
  case "sealing":
    await runSealing();
    break;
  case "sfu-soak":
    await soakSfu(Number(values.seconds));
    break;
  case "network":
    await runNetwork(Number(values.seconds));
    break;
  case "presence":
    await runPresence({ seconds: Number(values.seconds) });
    break;
  case "start":
    await runStart(binary, Number(values.runs));
    break;
  case "opening":
    await runOpening(Number(values.runs));
    break;
  case "search":
    await runSearch(Number(values.messages), values.data);
    break;
  case "growth":
    await runGrowth(Number(values.messages), values.data);
    break;
  case "directory":
    await runDirectory(Number(values.people));
    break;
  case "files":
    await runFiles(Number(values.gigabytes));
    break;
  case "soak":
    await runSoak(Number(values.seconds));
    break;
  default:
    console.error(
      "Usage: scripts/bench chat [--only TEXT] | sfu [--only TEXT] [--seconds N] | sfu-soak [--seconds N] | network [--seconds N] | presence [--seconds N] | start [--runs N] | opening [--runs N] | directory [--people N] | search [--messages N] [--data FOLDER] | growth [--messages N] [--data FOLDER] | files [--gigabytes N] | soak [--seconds N]",
    );
    process.exit(2);
}
