import type { RawConfig } from "../platform/config/environment.ts";
import type { ConfigSources } from "../platform/config/load.ts";
import type { CommandInput, Option } from "./command.ts";

/** The options of every command that reads the configuration. */
export const configOptions = {
  config: { value: "FILE", summary: "Configuration file (default: iris.toml, where there is one)" },
  port: { value: "N", summary: "TCP port, instead of server.port" },
  data: { value: "DIR", summary: "Data folder, instead of storage.data" },
} as const satisfies Record<string, Option>;

export function sourcesOf({ options, env }: Pick<CommandInput, "options" | "env">): ConfigSources {
  const overrides: RawConfig = {};
  if (options.port !== undefined) {
    const port = Number(options.port);
    overrides.server = { port: Number.isNaN(port) ? options.port : port };
  }
  if (options.data !== undefined) overrides.storage = { data: options.data };
  return { file: options.config, env, overrides };
}
