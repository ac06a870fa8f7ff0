import { describe, expect, test } from "bun:test";
import { commands, run } from "./cli.ts";

async function iris(...args: string[]) {
  const said: string[] = [];
  const complained: string[] = [];
  const code = await run(args, {
    env: {},
    say: (line) => said.push(line),
    complain: (line) => complained.push(line),
  });
  return { code, said: said.join("\n"), complained: complained.join("\n") };
}

describe("B8 help", () => {
  test.each(commands.map(({ name }) => name))("%s explains itself", async (name) => {
    const { code, said } = await iris(...name.split(" "), "--help");
    expect(code).toBe(0);
    expect(said).toContain(`Usage: iris ${name}`);
    expect(said).toContain("--help");
  });

  test("the overview names every command", async () => {
    const { code, said } = await iris("--help");
    expect(code).toBe(0);
    for (const { name, summary } of commands) expect(said).toMatch(new RegExp(`${name} +${summary}`));
  });

  test("a group lists its commands", async () => {
    expect((await iris("config", "--help")).said).toContain("config schema");
  });
});

describe("B8 a command line that is not understood ends with 2 and the nearest that is", () => {
  const lines: [line: string, complaint: RegExp][] = [
    ["serv", /no command "serv"\. Did you mean "serve"\?/],
    ["confg print", /no command "confg"\. Did you mean "config"\?/],
    ["config pint", /no command "config pint"\. Did you mean "config print"\?/],
    ["zebra", /no command "zebra"\.\n/],
    ["serve --prot 1", /no option "--prot"\. Did you mean "--port"\?/],
    ["serve -x", /no option "-x"\./],
    ["serve --port", /--port needs a value: --port N/],
    ["version --help=yes", /--help takes no value/],
    ["serve 80", /does not know what to do with "80"/],
    ["user create ada@iris.test", /needs FIRST_NAME/],
    ["user reset-password ada", /"ada" is no e-mail address/],
    ["user reset-second-factor ada", /"ada" is no e-mail address/],
    ["user create a@b.test A B --language xx", /en, de, fr/],
  ];
  test.each(lines)("%s", async (line, complaint) => {
    const { code, complained } = await iris(...line.split(" "));
    expect(complained).toMatch(complaint);
    expect(code).toBe(2);
  });

  test("nothing at all shows the overview", async () => {
    expect(await iris()).toMatchObject({ code: 2, said: expect.stringContaining("Commands:") });
  });
});

test("B8 a wrong configuration ends with 1 and the cure", async () => {
  const { code, complained } = await iris("config", "print", "--port", "many");
  expect(code).toBe(1);
  expect(complained).toContain("server.port");
});

test("B8 `config print` and `config schema` can be read by programs", async () => {
  expect((await iris("config", "print", "--port", "9000")).said).toContain("port = 9000");
  expect(JSON.parse((await iris("config", "schema")).said).properties.server).toBeDefined();
});
