import { expect, test } from "bun:test";
import { z } from "zod";
import { endpoint } from "../../protocol/endpoint.ts";
import { ada, cookieOf, testHost } from "../http/testing/test-host.ts";
import { createLog } from "./log.ts";

const violet = "violet-elephant-4711";
const shout = endpoint({
  operation: "shout",
  method: "POST",
  path: "/api/shout/:room",
  summary: "Shout",
  access: "account",
  limit: "none",
  params: z.object({ room: z.string() }),
  query: z.object({ q: z.string() }),
  body: z.strictObject({ text: z.string(), password: z.string() }),
  response: z.object({ text: z.string() }),
  failures: [],
});

test("S61 what people write and their secrets never reach a log, however a request fails", async () => {
  const { host, ask, lines, bugs } = testHost();
  const errors = [
    () => new Error(`could not store ${violet}`),
    () => new Error("Failed query", { cause: new Error(`params: ${violet}`) }),
    () => Object.assign(new TypeError(violet), { code: "E_STORE", text: violet }),
    () => violet,
    () => ({ text: violet }),
  ];
  let next: () => unknown = () => new Error();
  host.route(shout, async ({ body }) => {
    if (body.text === "wrong") return { text: violet, more: violet };
    throw next();
  });
  const asked = { as: ada, body: { text: violet, password: violet }, headers: { "user-agent": violet } };

  for (next of errors) await ask("POST", `/api/shout/${violet}?q=${violet}`, asked);
  await ask("POST", `/api/shout/x?q=${violet}`, { ...asked, body: { text: "wrong", password: violet } });
  await ask("POST", `/api/shout/x?q=${violet}`, { ...asked, body: `{"text": ${violet}` });
  await ask("POST", "/api/shout/x", { ...asked, body: { [violet]: 1 } });
  await ask("GET", `/${violet}?token=${violet}`, asked);

  expect(bugs).toHaveLength(6);
  expect(lines.length).toBe(15);
  const written = lines.join("");
  expect(written).not.toContain(violet);
  expect(written).not.toContain(cookieOf(ada).slice(-21));
});

test("a line says when, how grave and what, and nothing of this machine", () => {
  const lines: string[] = [];
  const log = createLog({ level: "info", destination: { write: (line) => void lines.push(line) } });
  log.debug({}, "not at this level");
  log.warn({ job: "prune" }, "a job took long");
  const [line, ...more] = lines.map((text) => JSON.parse(text) as Record<string, unknown>);
  expect(more).toEqual([]);
  expect(Object.keys(line ?? {})).toEqual(["level", "time", "job", "msg"]);
  expect(line).toMatchObject({ job: "prune", msg: "a job took long" });
});
