import { existsSync, readFileSync } from "node:fs";
import { parse, TomlError } from "smol-toml";
import { type Config, configSchema } from "./config.ts";
import { ConfigError, type ConfigProblem } from "./config-error.ts";
import { type RawConfig, readEnvironment } from "./environment.ts";
import { explain } from "./explain.ts";

/** Read when no file is named and it exists. */
export const defaultFile = "iris.toml";

export interface ConfigSources {
  /** The `--config` option. A named file must exist. */
  readonly file?: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** From the command line: these win over the environment, which wins over the file. */
  readonly overrides?: RawConfig;
}

/** @throws ConfigError naming every wrong or unknown key at once, with the cure for each */
export function loadConfig({ file, env, overrides = {} }: ConfigSources): Config {
  const fromFile = readFile(file);
  const fromEnvironment = readEnvironment(env);
  const problems: ConfigProblem[] = [...fromEnvironment.problems];
  if (fromFile.keys?.master_key !== undefined) {
    problems.push({
      key: "keys.master_key",
      reason: "the master key may not stand in the configuration file, which gets copied and backed up",
      cure: "put it into the environment as IRIS_KEYS_MASTER_KEY, or name a file in keys.master_key_file",
    });
  }
  const raw = merge(fromFile, fromEnvironment.values, overrides);
  // Read once: compiling the schema first, as zod does, takes longer than reading.
  const result = configSchema.safeParse(raw, { jitless: true });
  if (!result.success) problems.push(...result.error.issues.flatMap((issue) => explain(issue, raw)));
  else problems.push(...checkTogether(result.data));
  if (problems.length > 0 || !result.success) throw new ConfigError(problems);
  const config = result.data;
  const isPublicUrlGiven = raw.server?.public_url !== undefined;
  return isPublicUrlGiven ? config : { ...config, server: { ...config.server, public_url: localUrl(config) } };
}

/** The address on this machine, for when no public one is configured. */
export function localUrl({ server }: Pick<Config, "server">): string {
  return `${server.tls_certificate ? "https" : "http"}://localhost:${server.port}`;
}

function readFile(file: string | undefined): RawConfig {
  const path = file ?? defaultFile;
  if (!existsSync(path)) {
    if (file === undefined) return {};
    throw new ConfigError([{ key: path, reason: "no such file", cure: "check the path given with --config" }]);
  }
  try {
    return parse(readFileSync(path, "utf8")) as RawConfig;
  } catch (error) {
    if (error instanceof TomlError) {
      const reason = `line ${error.line}, column ${error.column} is not TOML: ${error.message.split("\n")[0]}`;
      throw new ConfigError([{ key: path, reason, cure: "correct the line; text values stand in quotes" }]);
    }
    const reason = error instanceof Error ? error.message : String(error);
    throw new ConfigError([{ key: path, reason, cure: "let this user read the file" }]);
  }
}

function merge(...layers: readonly RawConfig[]): RawConfig {
  const merged: RawConfig = {};
  for (const layer of layers) {
    for (const [section, values] of Object.entries(layer)) {
      // A section that is no table is left as it is: the schema says so.
      merged[section] = isTable(values) && isTable(merged[section]) ? { ...merged[section], ...values } : values;
    }
  }
  return merged;
}

const isTable = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Rules over more than one key. */
function checkTogether({ server, keys, calls }: Config): ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  if ((server.tls_certificate === undefined) !== (server.tls_key === undefined)) {
    const missing = server.tls_key === undefined ? "server.tls_key" : "server.tls_certificate";
    problems.push({ key: missing, reason: "a certificate and its key belong together", cure: `set ${missing} too` });
  }
  const masterKeys = [keys.master_key, keys.master_key_command, keys.master_key_file].filter(Boolean);
  if (masterKeys.length > 1) {
    problems.push({
      key: "keys",
      reason: "the master key has more than one source",
      cure: "keep one of master_key_file, master_key_command and IRIS_KEYS_MASTER_KEY",
    });
  }
  if (calls.turn_urls.length > 0 && !calls.turn_secret) {
    problems.push({
      key: "calls.turn_secret",
      reason: "the relays in calls.turn_urls need credentials",
      cure: "set the secret that the relays use (coturn: static-auth-secret)",
    });
  }
  return problems;
}
