import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { nanoid } from "nanoid";
import { run } from "../../cli/cli.ts";
import { getOwnAccount, listOutbox } from "../../protocol/accounts.ts";
import { createBubble, getConversation, openDirectChat, sendMessage } from "../../protocol/conversations.ts";
import * as api from "../../protocol/erasure.ts";
import { type Person, startTestApp, type TestApp } from "../../testing/test-app.ts";
import { uploadReady } from "../../testing/upload.ts";

setDefaultTimeout(30_000);
const dayMs = 86_400_000;
const folder = mkdtempSync(join(tmpdir(), "iris-erasure-"));
let now = Date.UTC(2026, 10, 24);
let app: TestApp;
let olga: Person;
let bob: Person;
beforeAll(async () => {
  app = await startTestApp({ now: () => now });
  olga = await app.person("olga", { isOperator: true });
  bob = await app.person("bob");
});
afterAll(async () => {
  await app.stop();
  rmSync(folder, { recursive: true, force: true });
});

const language = { body: { language: "en" } } as const;
const member = ({ accountId }: Person) => ({ params: { accountId } });
const say = (who: Person, conversationId: string, text: string) =>
  who.call(sendMessage, { params: { conversationId }, body: { id: nanoid(), text } });
const refusalOf = (asked: Promise<unknown>) => asked.then(() => "done").catch(({ code }) => code);
async function companyOf(administrator: Person, ...members: Person[]): Promise<string> {
  const id = await app.app.companies.createCompany({ name: "Hafenbau" });
  await app.app.companies.assignToCompany(administrator.accountId, id, "administrator");
  for (const { accountId } of members) await app.app.companies.assignToCompany(accountId, id);
  return id;
}

/** Every column of every row in which this stands, as `table.column`. */
async function whereStands(id: string): Promise<string[]> {
  const { reader } = app.platform.db;
  const tables = await reader.all<{ name: string }>(sql`SELECT name FROM sqlite_master WHERE type = 'table'`);
  const found = new Set<string>();
  for (const { name } of tables)
    for (const row of await reader.all<Record<string, unknown>>(sql.raw(`SELECT * FROM "${name}"`)))
      for (const [column, value] of Object.entries(row))
        if (typeof value === "string" && value.includes(id)) found.add(`${name}.${column}`);
  return [...found].toSorted();
}

test("S51 a person erases their account at once: what goes was shown before, what others have stays without the name", async () => {
  const ada = await app.person("ada");
  const { id: chat } = await ada.call(openDirectChat, { body: { accountId: bob.accountId } });
  await say(ada, chat, "to bob");
  await say(bob, chat, "to ada");
  const [shared, alone] = [nanoid(), nanoid()];
  await ada.call(createBubble, { body: { id: shared, name: "Harbour", memberIds: [bob.accountId] } });
  await ada.call(createBubble, { body: { id: alone, name: "Diary", memberIds: [] } });
  await say(ada, alone, "dear diary");
  await uploadReady(ada, new Uint8Array(1_000), { name: "x.bin", mediaType: "application/octet-stream" });

  const preview = await ada.call(api.previewErasure);
  expect(preview.verdict).toBe("allowed");
  expect(preview.counts).toMatchObject({
    chatsStaying: 1,
    bubblesInherited: 1,
    bubblesEnding: 1,
    files: 1,
    fileBytes: 1_000,
  });
  expect(preview.remains).toEqual(["messagesOfOthers", "chatHistory", "callHistory", "auditLog", "certificate"]);

  const { token } = await ada.call(api.eraseMyself, language);
  expect(await refusalOf(ada.call(getOwnAccount))).toBe("core.not_signed_in");
  await app.app.erasure.idle();
  await app.app.heard();
  expect((await bob.call(getConversation, { params: { conversationId: shared } })).members).toHaveLength(1);
  expect(await refusalOf(bob.call(getConversation, { params: { conversationId: alone } }))).toBe(
    "conversation.not_found",
  );
  // What stays bears the id alone: the tombstone, others' conversations with it, and what the law wants proved.
  expect(await whereStands(ada.accountId)).toEqual([
    ...["accounts.email_index", "accounts.id"],
    ...["audit_entries.actor_id", "audit_entries.subject_id"],
    ...["conversation_members.account_id", "conversations.created_by"],
    // For devices that come back, thirty days.
    ...["facts.payload", "facts.scope"],
    "messages.sender_id",
  ]);

  const { certificate: signed } = await app.visitor().call(api.getErasure, { params: { token } });
  expect(signed?.certificate).toMatchObject({ cause: "self", removed: preview.counts });
  // The person's, their file's and the diary's two.
  expect(signed?.certificate.keysDestroyed).toHaveLength(4);
  const text = JSON.stringify(signed);
  for (const secret of [ada.accountId, ada.email, "ada", shared, alone]) expect(text).not.toContain(secret);
});

test("S51 the certificate is checked offline, and a changed one is found", async () => {
  const eve = await app.person("eve");
  const { token } = await eve.call(api.eraseMyself, language);
  await app.app.erasure.idle();
  const fetched = async (format: "json" | "html" | "pdf") =>
    app.visitor().send(api.downloadCertificate, { params: { token }, query: { format, language: "de" } });
  const text = await (await fetched("json")).text();
  const verify = async (content: string) => {
    const file = join(folder, "certificate.json");
    await Bun.write(file, content);
    const lines: string[] = [];
    const say = (line: string) => void lines.push(line);
    const code = await run(["privacy", "verify-certificate", file], { env: {}, say, complain: say });
    return [code, lines[0]?.slice(0, 4)];
  };
  expect(await verify(text)).toEqual([0, "ok  "]);
  expect(await verify(text.replace('"files":0', '"files":1'))).toEqual([1, "FAIL"]);
  expect(await verify(text.replace('"cause":', '"name":"eve","cause":'))).toEqual([1, "FAIL"]);
  expect(await verify("{}")).toEqual([1, "FAIL"]);
  expect(await (await fetched("html")).text()).toMatch(/<h1>Löschzertifikat E-[A-Z0-9]{12}</);
  expect(
    Buffer.from(await (await fetched("pdf")).bytes())
      .subarray(0, 5)
      .toString(),
  ).toBe("%PDF-");
});

test("S53 a member is told whom to ask and sends the request with one click; the administrator erases them", async () => {
  const [carol, dora] = await app.people("carol", "dora");
  await companyOf(carol, dora);
  expect(await dora.call(api.previewErasure)).toMatchObject({
    verdict: "askAdministrator",
    administrators: [{ accountId: carol.accountId }],
    request: null,
  });
  expect(await refusalOf(dora.call(api.eraseMyself, language))).toBe("erasure.not_yours");
  const request = await dora.call(api.requestErasure);
  expect(new Date(request.dueAt).toISOString()).toBe("2026-12-24T00:00:00.000Z");
  now += 1_000;
  expect(await dora.call(api.requestErasure)).toEqual(request);
  const { requests } = await carol.call(api.listErasureRequests);
  expect(requests).toMatchObject([{ accountId: dora.accountId, ...request }]);
  expect((await olga.call(listOutbox)).mails.filter(({ to }) => to === carol.email)).toHaveLength(1);
  expect(await app.app.erasure.openRequests()).toMatchObject([{ at: request.askedAt, dueAt: request.dueAt }]);

  expect((await carol.call(api.previewMemberErasure, member(dora))).verdict).toBe("allowed");
  await carol.call(api.eraseMember, member(dora));
  await app.app.erasure.idle();
  expect(await app.app.erasure.openRequests()).toEqual([]);
  expect(await refusalOf(carol.call(api.eraseMember, member(dora)))).toBe("core.not_found");
  expect(await refusalOf(carol.call(api.eraseMember, member(bob)))).toBe("core.not_found");
  expect(await refusalOf(carol.call(api.requestErasure))).toBe("erasure.yours");
});

test("S52 an administrator goes when another is left, or as the last of all: then the company goes along", async () => {
  const [fay, gus] = await app.people("fay", "gus");
  const companyId = await companyOf(fay, gus);
  expect(await refusalOf(fay.call(api.eraseMyself, language))).toBe("erasure.last_administrator");
  await fay.call(api.eraseMember, member(gus));
  await app.app.erasure.idle();
  expect((await fay.call(api.previewErasure)).endsCompany).toBe(true);
  await fay.call(api.eraseMyself, language);
  await app.app.erasure.idle();
  expect((await app.app.companies.all()).map(({ id }) => id)).not.toContain(companyId);
  expect(await refusalOf(olga.call(api.eraseMyself, language))).toBe("erasure.last_operator");
});

test("S54 a hold delays the erasure, nobody but operators learns of it, and it ends by itself", async () => {
  const [hal, ivy] = await app.people("hal", "ivy");
  await companyOf(hal, ivy);
  const hold = { email: ivy.email, reason: "police file 12", endsAt: now + 40 * dayMs };
  expect(await refusalOf(olga.call(api.placeLegalHold, { body: { ...hold, endsAt: now } }))).toBe("erasure.hold_end");
  await olga.call(api.placeLegalHold, { body: hold });
  expect((await olga.call(api.listLegalHolds)).holds).toMatchObject([
    { accountId: ivy.accountId, reason: hold.reason },
  ]);
  const { verdict } = await ivy.call(api.previewErasure);
  expect(verdict).toBe("askAdministrator");
  const { token } = await hal.call(api.eraseMember, member(ivy));
  await app.app.erasure.idle();
  // Signed out like everybody who goes; the certificate is on its way.
  expect(await refusalOf(ivy.call(getOwnAccount))).toBe("core.not_signed_in");
  expect(await app.visitor().call(api.getErasure, { params: { token } })).toMatchObject({ certificate: null });
  expect(await app.platform.keys.get(`person:${ivy.accountId}`).catch(({ name }) => name)).toMatchObject({
    version: 1,
  });

  now += 39 * dayMs;
  await app.app.erasure.resume();
  await app.app.erasure.idle();
  expect((await app.visitor().call(api.getErasure, { params: { token } })).certificate).toBeNull();
  now += 2 * dayMs;
  await app.app.erasure.resume();
  await app.app.erasure.idle();
  expect((await app.visitor().call(api.getErasure, { params: { token } })).certificate).not.toBeNull();
  expect(await app.platform.keys.get(`person:${ivy.accountId}`).catch(({ name }) => name)).toBe("KeyGone");
});
