import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { run } from "../cli/cli.ts";
import { personalData } from "../personal-data.ts";
import { deleteBubble } from "../protocol/bubbles.ts";
import { pageMessages } from "../protocol/conversations.ts";
import { eraseMember, eraseMyself } from "../protocol/erasure.ts";
import { readableIn, spellings } from "./disk-search.ts";
import { hookOrigin, type Lives, liveFully, ofBubble, own, pushOrigin, said } from "./erased/full-life.ts";
import { findings, openEverything } from "./erased/open-everything.ts";
import { type Person, startTestApp, type TestApp } from "./test-app.ts";

setDefaultTimeout(60_000);
const root = mkdtempSync(join(tmpdir(), "iris-erased-"));
const data = join(root, "data");
let app: TestApp;
let ada: Person;
let bob: Person;
let grace: Person;
let companyId: string;
let lives: Lives;

beforeAll(async () => {
  app = await startTestApp({
    data,
    config: { push: { allowed_origins: [pushOrigin] }, webhooks: { allowed_origins: [hookOrigin] } },
  });
  const olga = await app.person("olga", { isOperator: true });
  ada = await app.person("ada", {
    email: own["sign-in address"],
    ...{ firstName: own["first name"], lastName: own["last name"] },
  });
  [bob, grace] = await app.people("bob", "grace");
  companyId = await app.app.companies.createCompany({ name: "Analytical Engines" });
  await app.app.companies.assignToCompany(grace.accountId, companyId, "administrator");
  for (const { accountId } of [ada, bob]) await app.app.companies.assignToCompany(accountId, companyId);
  lives = await liveFully(app, { ada, bob, grace, olga }, companyId);
  await app.app.heard();
});
afterAll(async () => {
  await app.stop();
  rmSync(root, { recursive: true, force: true });
});

/** In which columns each of these stands, for whoever opens all that opens. */
async function readable(
  secrets: Readonly<Record<string, string | Uint8Array>>,
  isMeant: (value: { readonly where: string }) => boolean = () => false,
): Promise<Record<string, string[]>> {
  const opened = await openEverything(app);
  const found: Record<string, string[]> = {};
  for (const [name, secret] of Object.entries(secrets)) {
    const spelled = [...spellings(secret).values()];
    const where = opened.filter(
      (value) => !isMeant(value) && spelled.some((spelling) => value.bytes?.includes(spelling)),
    );
    if (where.length > 0) found[name] = [...new Set(where.map((value) => value.where))].toSorted();
  }
  return found;
}
/** The law asks for it, as the map says. */
const isKept = ({ where }: { readonly where: string }) =>
  personalData.tables.some(({ name, erased }) => erased === "kept" && where.startsWith(`${name}.`));
const settle = async () => {
  await app.app.erasure.idle();
  await app.app.heard();
  await app.app.search.settled();
};

test("S70 with the keys all that is sealed opens, the search finds what people did, and the map agrees", async () => {
  expect((await openEverything(app)).filter(({ bytes }) => !bytes).map(({ where }) => where)).toEqual([]);
  const missing = Object.keys({ ...own, ...said, ...ofBubble });
  const found = await readable({ ...own, ...said, ...ofBubble });
  expect(missing.filter((name) => !(name in found))).toEqual([]);
  expect(await findings(app)).toEqual([]);
});

test("S23 after a bubble's deletion nothing of it opens, with any key that is left", async () => {
  const params = { conversationId: lives.doomedId };
  await bob.call(deleteBubble, { params, body: { name: ofBubble["deleted bubble's name"] } });
  await settle();
  expect(await readable(ofBubble)).toEqual({});
  expect(await findings(app)).toEqual([]);
});

test("S51 S53 after an erasure nothing of the person opens but what was said to others, and no table knows them that should not", async () => {
  await grace.call(eraseMember, { params: { accountId: ada.accountId } });
  await settle();
  expect(await readable({ ...own, "file's bytes": lives.fileBytes.slice(100, 132) }, isKept)).toEqual({});
  expect(await findings(app)).toEqual([]);
  const byName = new Map(personalData.tables.map((table) => [table.name, table]));
  const { reader } = app.platform.db;
  for (const { name } of byName.values())
    for (const row of await reader.all<Record<string, unknown>>(sql.raw(`SELECT * FROM "${name}"`)))
      if (Object.values(row).includes(ada.accountId))
        expect([name, byName.get(name)?.erased]).toEqual([name, expect.stringMatching(/shared|kept|key/)]);
  // What was said to others is theirs.
  const { messages } = await bob.call(pageMessages, { params: { conversationId: lives.chatId } });
  expect(messages.map(({ content }) => (content.kind === "text" ? content.text : ""))).toContain(said["words to bob"]);
});

test("S51 nor lies anything of it readable in the data folder, or in a backup made afterwards", async () => {
  const backup = join(root, "backup");
  const say = () => {};
  expect(await run(["backup", backup, "--data", data], { env: {}, say, complain: say })).toBe(0);
  const secrets = { ...own, ...said, ...ofBubble, bytes: lives.fileBytes.slice(100, 132) };
  expect(readableIn(root, secrets)).toEqual([]);
  for (const folder of [data, backup]) expect(existsSync(join(folder, "blobs", lives.fileId))).toBe(false);
});

test("S52 with the last of a company its own rows go, too", async () => {
  await grace.call(eraseMember, { params: { accountId: bob.accountId } });
  await settle();
  await grace.call(eraseMyself, { body: { language: "en" } });
  await settle();
  expect((await app.app.companies.all()).map(({ id }) => id)).not.toContain(companyId);
  expect(await readable({ ...own, ...said, ...ofBubble }, isKept)).toEqual({});
  expect(await findings(app)).toEqual([]);
});
