import { afterAll, beforeAll, expect, test } from "bun:test";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { checkEntries, openSignedZip } from "../platform/zip/signed-zip.ts";
import { sourceOf } from "../platform/zip/zip.testing.ts";
import { signIn } from "../protocol/accounts.ts";
import { createBubble } from "../protocol/conversations.ts";
import { downloadExport, getExport, startExport } from "../protocol/exports.ts";
import { listCompanies, terminateCompany } from "../protocol/operators.ts";
import { Client } from "./client.ts";
import { type ServerProcess, startServer } from "./server-process.ts";
import { type Person, password, startTestApp } from "./test-app.ts";
import { uploadReady } from "./upload.ts";

/** So many that the server is killed long before the last of them is gone. */
const members = 16;
const name = "Hafenbau Nord";
const data = mkdtempSync(join(tmpdir(), "iris-killed-"));
let companyId: string;
let grace: Person;

beforeAll(async () => {
  const app = await startTestApp({ data });
  grace = await app.person("grace", { isOperator: true });
  const { companies } = app.app;
  companyId = await companies.createCompany({ name });
  for (let at = 0; at < members; at++) {
    const person = await app.person(`member${at}`);
    await companies.assignToCompany(person.accountId, companyId, at === 0 ? "administrator" : "member");
    await person.call(createBubble, { body: { id: "b".repeat(19) + (at + 10), name: `Pier ${at}`, memberIds: [] } });
  }
  await app.stop();
}, 60_000);
afterAll(() => rmSync(data, { recursive: true, force: true }));

const signedIn = async ({ url }: ServerProcess): Promise<Client> => {
  const client = new Client(url);
  await client.call(signIn, { body: { email: grace.email, password } });
  return client;
};
/** How many of its people are left; undefined: the company is gone. */
const left = async (operator: Client): Promise<number | undefined> =>
  (await operator.call(listCompanies)).companies.find(({ id }) => id === companyId)?.members;

test("S12 a company's end goes on where kill -9 stopped it, again and again", async () => {
  let server = await startServer(data);
  let operator = await signedIn(server);
  await operator.call(terminateCompany, { params: { companyId }, body: { name } });
  for (const stopAt of [members - 3, members - 8]) {
    while (((await left(operator)) ?? 0) > stopAt);
    await server.kill();
    server = await startServer(data);
    operator = await signedIn(server);
    // It was in the midst of it: else there would be nothing to go on with.
    expect(await left(operator)).toBeGreaterThan(0);
  }
  while ((await left(operator)) !== undefined);
  const gone = { email: "member0@example.org", password };
  expect(await operator.refusal(signIn, { body: gone })).toBe("accounts.sign_in_refused");
  await server.stop();
}, 60_000);

test("S49 an export that kill -9 interrupts is begun anew by the next start, and comes out whole", async () => {
  let server = await startServer(data);
  let person = await signedIn(server);
  // So large that it is not done when its beginning is answered.
  await uploadReady(person, randomBytes(40_000_000));
  await person.call(startExport);
  await server.kill();
  server = await startServer(data);
  person = await signedIn(server);
  while ((await person.call(getExport)).export?.state !== "ready");
  const zip = sourceOf(new Uint8Array(await (await person.send(downloadExport, {})).arrayBuffer()));
  const kind = { format: "iris-export", purpose: "export", about: z.object({ accountId: z.string() }) } as const;
  const signed = await openSignedZip(zip, kind);
  await checkEntries(zip, signed);
  expect([signed.about.accountId, zip.sizeBytes > 40_000_000]).toEqual([grace.accountId, true]);
  await server.stop();
}, 60_000);

test("S71 kill -9 forgives no wrong guess", async () => {
  const wrong = { body: { email: "nobody@example.org", password: "not the password" } };
  let server = await startServer(data);
  for (let at = 0; at < 5; at++)
    expect(await new Client(server.url).refusal(signIn, wrong)).toBe("accounts.sign_in_refused");
  await server.kill();
  server = await startServer(data);
  const refusals = [];
  // The wait is two seconds, and longer with each that comes after it.
  for (let at = 0; at < 3; at++) refusals.push(await new Client(server.url).refusal(signIn, wrong));
  expect(refusals).toContain("core.too_many");
  await server.stop();
}, 60_000);
