import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "smol-toml";
import { ConfigError, type ConfigProblem } from "./config-error.ts";
import { configKeys } from "./keys.ts";
import { type ConfigSources, loadConfig } from "./load.ts";
import { configTable, printConfig, printSchema } from "./print.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "iris-config-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function fileWith(toml: string): Promise<string> {
  const path = join(folder, `${crypto.randomUUID()}.toml`);
  await writeFile(path, toml);
  return path;
}

function problemsOf(sources: ConfigSources): readonly ConfigProblem[] {
  try {
    loadConfig(sources);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe("B8 sources", () => {
  test("an empty configuration is complete", () => {
    const config = loadConfig({ env: {} });
    expect(config.server.port).toBe(8080);
    expect(config.server.public_url).toBe("http://localhost:8080");
    expect(config.files.max_bytes).toBe(2_147_483_648);
  });

  test("the command line wins over the environment, which wins over the file", async () => {
    const file = await fileWith('[server]\nport = 1\nhost = "127.0.0.1"\n[log]\nlevel = "warn"\n');
    const env = { IRIS_SERVER_PORT: "2", IRIS_LOG_LEVEL: "debug" };
    const config = loadConfig({ file, env, overrides: { server: { port: 3 } } });
    expect(config.server).toMatchObject({ port: 3, host: "127.0.0.1" });
    expect(config.log.level).toBe("debug");
  });

  test("a list in the environment is separated by commas", () => {
    const config = loadConfig({ env: { IRIS_SERVER_TRUSTED_PROXIES: "10.0.0.1, 10.0.0.2" } });
    expect(config.server.trusted_proxies).toEqual(["10.0.0.1", "10.0.0.2"]);
  });

  test("the public address follows the port until it is set", () => {
    expect(loadConfig({ env: { IRIS_SERVER_PORT: "9000" } }).server.public_url).toBe("http://localhost:9000");
    const env = { IRIS_SERVER_PORT: "9000", IRIS_SERVER_PUBLIC_URL: "https://iris.example" };
    expect(loadConfig({ env }).server.public_url).toBe("https://iris.example");
  });

  test("what a cluster sets for a service called iris is not taken for a setting", () => {
    const env = { IRIS_PORT: "tcp://10.0.0.1:80", IRIS_SERVICE_HOST: "10.0.0.1", IRIS_PORT_80_TCP_ADDR: "10.0.0.1" };
    expect(problemsOf({ env })).toEqual([]);
  });
});

describe("B8 a wrong or unknown key stops the start with the key, the reason and the cure", () => {
  const faults: [what: string, toml: string, key: string, cure: RegExp][] = [
    ["a mistyped key", "[server]\nprot = 80\n", "server.prot", /did you mean server\.port\?/],
    ["a mistyped section", "[sever]\nport = 80\n", "sever", /did you mean \[server\]\?/],
    ["a key outside its section", "smtp_url = 'x'\n", "smtp_url", /section \[mail\]/],
    ["a key of another section", "[server]\nsmtp_url = 'x'\n", "server.smtp_url", /mail\.smtp_url/],
    ["a key like none", "[log]\nzebra = 1\n", "log.zebra", /\[log\] knows level/],
    ["a number out of range", "[server]\nport = 70000\n", "server.port", /default is 8080/],
    ["a text for a number", '[server]\nport = "web"\n', "server.port", /TCP port/],
    ["a word that is no choice", '[log]\nlevel = "loud"\n', "log.level", /"debug" or "info"/],
    ["a section that is no table", "server = 3\n", "server", /\[server\]/],
    ["an address without a scheme", '[files]\nclamd = "/run/clamd"\n', "files.clamd", /unix:\/path/],
    ["a scanner's port out of range", '[files]\nclamd = "tcp:localhost:99999"\n', "files.clamd", /tcp:host:port/],
    ["a mail server that is none", '[mail]\nsmtp_url = "http://mail.example"\n', "mail.smtp_url", /smtps:/],
    ["a relay that is none", '[calls]\nturn_urls = ["relay.example"]\n', "calls.turn_urls.0", /turn:host:port/],
    ["a name for an address", '[media]\npublic_addresses = ["a.example"]\n', "media.public_addresses.0", /Addresses/],
    ["a network for a proxy", '[server]\ntrusted_proxies = ["10.0.0.0/8"]\n', "server.trusted_proxies.0", /proxies/],
    ["a certificate alone", '[server]\ntls_certificate = "a.pem"\n', "server.tls_key", /set server\.tls_key/],
    ["the master key in the file", '[keys]\nmaster_key = "abc"\n', "keys.master_key", /IRIS_KEYS_MASTER_KEY/],
    ["two sources of the master key", '[keys]\nmaster_key_file="a"\nmaster_key_command="b"\n', "keys", /keep one/],
    ["relays without a secret", '[calls]\nturn_urls = ["turn:a:1"]\n', "calls.turn_secret", /secret/],
  ];
  test.each(faults)("%s", async (_, toml, key, cure) => {
    const problems = problemsOf({ file: await fileWith(toml), env: {} });
    expect(problems.map((problem) => problem.key)).toEqual([key]);
    expect(problems[0]?.reason).not.toBe("");
    expect(problems[0]?.cure).toMatch(cure);
  });

  test("a mistyped variable", () => {
    const problems = problemsOf({ env: { IRIS_SERVER_PROT: "1" } });
    expect(problems).toEqual([
      { key: "IRIS_SERVER_PROT", reason: "there is no such setting", cure: "did you mean IRIS_SERVER_PORT?" },
    ]);
  });

  test("a file that is no TOML is named with its line", async () => {
    const problems = problemsOf({ file: await fileWith("[server]\nhost = localhost\n"), env: {} });
    expect(problems[0]?.reason).toContain("line 2");
  });

  test("a named file that is not there", () => {
    expect(problemsOf({ file: join(folder, "absent.toml"), env: {} })[0]?.reason).toBe("no such file");
  });

  test("all faults are told at once", async () => {
    const file = await fileWith("[server]\nprot = 1\nport = -1\n");
    expect(
      problemsOf({ file, env: { IRIS_LOG_LEVL: "x" } })
        .map(({ key }) => key)
        .sort(),
    ).toEqual(["IRIS_LOG_LEVL", "server.port", "server.prot"]);
  });

  test("the refused value of a secret is not repeated", async () => {
    const file = await fileWith("[calls]\nturn_secret = 12345678\n");
    expect(JSON.stringify(problemsOf({ file, env: {} }))).not.toContain("12345678");
  });
});

describe("B8 what can be read about the configuration", () => {
  test("the printed configuration can be read back and hides every secret", async () => {
    const secrets = { IRIS_MAIL_SMTP_URL: "smtp://me:hunter2@mail", IRIS_CALLS_TURN_SECRET: "hunter2" };
    const printed = printConfig(loadConfig({ env: { ...secrets, IRIS_KEYS_MASTER_KEY: "hunter2" } }));
    expect(printed).not.toContain("hunter2");
    expect(parse(printed)).toMatchObject({ server: { port: 8080 }, mail: { smtp_url: "********" } });
  });

  test("the schema names every key with its description", () => {
    const schema: { properties: Record<string, { properties: Record<string, { description?: string }> }> } = JSON.parse(
      printSchema(),
    );
    for (const { section, key, description } of configKeys) {
      expect(description).not.toBe("");
      expect(schema.properties[section]?.properties[key]?.description).toBe(description);
    }
  });

  test("the table has a line for each key", () => {
    expect(configTable().split("\n")).toHaveLength(configKeys.length + 2);
  });
});
