import { loadConfig } from "../platform/config/load.ts";
import { printConfig, printSchema } from "../platform/config/print.ts";
import type { Command } from "./command.ts";
import { configOptions, sourcesOf } from "./config-options.ts";

export const configPrint: Command = {
  name: "config print",
  summary: "Show the configuration that would be used, secrets masked",
  options: configOptions,
  run: async (input) => {
    input.say(printConfig(loadConfig(sourcesOf(input))));
    return 0;
  },
};

export const configSchema: Command = {
  name: "config schema",
  summary: "Show the configuration file's JSON schema",
  options: {},
  run: async ({ say }) => {
    say(printSchema());
    return 0;
  },
};
