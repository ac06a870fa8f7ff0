import { expect, test } from "bun:test";
import { join } from "node:path";
import { Glob } from "bun";
import { parseSync, Visitor } from "oxc-parser";

const root = join(import.meta.dir, "..", "..", "..");
const dialling = new Set(["net", "tls", "http", "https", "http2", "dgram", "dns", "dns/promises"]);
/** What these modules offer that opens nothing. */
const harmless = new Set(["createServer", "isIP", "isIPv4", "isIPv6", "BlockList", "SocketAddress"]);
const dialsByItself = new Set(["nodemailer", "undici", "ws", "node-fetch", "axios", "werift"]);

/**
 * The door itself; the mailer, which gets its sockets from it; the engines, whose UDP port answers whoever came in; the
 * check that binds a port to see whether it is free.
 */
const exempt = [
  "src/platform/outbound/",
  "src/platform/mail/smtp.ts",
  "src/media/",
  "src/sip/",
  "src/cli/checks/ports.ts",
];
const mayDial = (path: string) => exempt.some((start) => path.startsWith(start));
const isProgram = (path: string) => !/\.(test|testing)\.ts$/.test(path) && !path.startsWith("src/testing/");

/** Every place in a module that can open a connection. */
function dials(path: string, source: string): string[] {
  const found: string[] = [];
  let namesItsOwnFetch = false;
  const { program, errors } = parseSync(path, source);
  if (errors[0]) throw new SyntaxError(`${path}: ${errors[0].message}`);
  new Visitor({
    ImportDeclaration({ source: { value }, specifiers, importKind }) {
      if (importKind === "type") return;
      const name = value.replace(/^node:/, "");
      const opens = specifiers.filter(
        (specifier) =>
          specifier.type !== "ImportSpecifier" ||
          (specifier.importKind !== "type" &&
            !(specifier.imported.type === "Identifier" && harmless.has(specifier.imported.name))),
      );
      if ((dialling.has(name) || dialsByItself.has(name)) && opens.length > 0) found.push(`imports ${value}`);
    },
    ImportExpression({ source: from }) {
      if (from.type !== "Literal" || typeof from.value !== "string") return;
      const name = from.value.replace(/^node:/, "");
      if (dialling.has(name) || dialsByItself.has(name)) found.push(`imports ${name}`);
    },
    FunctionDeclaration({ id }) {
      namesItsOwnFetch ||= id?.name === "fetch";
    },
    VariableDeclarator({ id }) {
      namesItsOwnFetch ||= id.type === "Identifier" && id.name === "fetch";
    },
    CallExpression({ callee }) {
      if (callee.type === "Identifier" && callee.name === "fetch") found.push("calls fetch");
      if (callee.type !== "MemberExpression" || callee.object.type !== "Identifier") return;
      const property = callee.property.type === "Identifier" ? callee.property.name : "";
      if (callee.object.name === "Bun" && ["connect", "udpSocket", "fetch"].includes(property)) {
        found.push(`calls Bun.${property}`);
      }
      if (callee.object.name === "globalThis" && property === "fetch") found.push("calls globalThis.fetch");
    },
    NewExpression({ callee }) {
      if (callee.type !== "Identifier") return;
      if (["WebSocket", "EventSource", "RedisClient", "S3Client"].includes(callee.name))
        found.push(`new ${callee.name}`);
    },
  }).visit(program);
  const opening = namesItsOwnFetch ? found.filter((what) => what !== "calls fetch") : found;
  return opening.map((what) => `${path} ${what}: only platform/outbound opens connections`);
}

test("S66 no other part of the program opens a connection", async () => {
  const paths = (await Array.fromAsync(new Glob("src/**/*.ts").scan(root))).filter(isProgram);
  expect(paths.length).toBeGreaterThan(50);
  const told: string[] = [];
  for (const path of paths) {
    const found = dials(path, await Bun.file(join(root, path)).text());
    if (!mayDial(path)) told.push(...found);
  }
  expect(told).toEqual([]);
});

test("the door and its user are seen to dial", async () => {
  for (const path of ["src/platform/outbound/outbound.ts", "src/platform/mail/smtp.ts"]) {
    expect(dials(path, await Bun.file(join(root, path)).text())).not.toEqual([]);
  }
});

test.each([
  'import { connect } from "node:net"',
  'import * as tls from "tls"',
  'import nodemailer from "nodemailer"',
  'const { request } = await import("node:https")',
  'await fetch("https://elsewhere.test")',
  "await globalThis.fetch(address)",
  "Bun.connect({ hostname, port, socket })",
  'new WebSocket("wss://elsewhere.test")',
])("a planted %p is found", (source) => {
  expect(dials("src/features/files/x.ts", source)).toHaveLength(1);
});

test.each([
  'import type { Socket } from "node:net"',
  'import { isIP, type Socket } from "node:net"',
  "app.fetch(request)",
])("%p opens nothing", (source) => expect(dials("src/features/files/x.ts", source)).toEqual([]));
