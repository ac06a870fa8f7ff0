import { stringify } from "smol-toml";
import { z } from "zod";
import { type Config, configSchema } from "./config.ts";
import { configKeys } from "./keys.ts";

const mask = "********";

/** The configuration as TOML that can be read back, secrets masked. */
export function printConfig(config: Config): string {
  const visible: Record<string, Record<string, unknown>> = {};
  for (const { section, key, isSecret } of configKeys) {
    const value = configured(config, section, key);
    if (value === undefined) continue;
    visible[section] = { ...visible[section], [key]: isSecret ? mask : value };
  }
  return stringify(visible);
}

/** JSON Schema (2020-12) of the configuration file, for editors and for people. */
export function printSchema(): string {
  return JSON.stringify(z.toJSONSchema(configSchema, { io: "input" }), null, 2);
}

/** The README's table. */
export function configTable(): string {
  const rows = configKeys.map(({ path, variable, defaultValue, description, choices }) => {
    const standard = defaultValue === undefined ? "" : `\`${JSON.stringify(defaultValue)}\``;
    const options = choices ? ` One of ${choices.map((choice) => `\`${choice}\``).join(", ")}.` : "";
    return `| \`${path}\` | ${standard} | ${description}${options} | \`${variable}\` |`;
  });
  return ["| Key | Default | Meaning | Environment |", "| --- | --- | --- | --- |", ...rows].join("\n");
}

function configured(config: Config, section: string, key: string): unknown {
  const values: Readonly<Record<string, Readonly<Record<string, unknown>>>> = config;
  return values[section]?.[key];
}
