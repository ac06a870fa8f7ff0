import { version as irisVersion } from "../platform/config/version.ts";
import type { Command } from "./command.ts";

export const version: Command = {
  name: "version",
  summary: "Show the version",
  options: {},
  run: async ({ say }) => {
    say(`iris ${irisVersion} (Bun ${Bun.version}, ${process.platform}-${process.arch})`);
    return 0;
  },
};
