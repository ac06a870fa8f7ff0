import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from "bun:test";
import { nanoid } from "nanoid";
import { auditEntries } from "../../platform/audit/audit.tables.ts";
import { signIn } from "../../protocol/accounts.ts";
import { endpoints } from "../../protocol/api.ts";
import { createBubble, listConversations, openDirectChat, sendMessage } from "../../protocol/conversations.ts";
import { downloadFile, listFiles } from "../../protocol/files.ts";
import * as api from "../../protocol/operators.ts";
import { setCompanyFunctions } from "../../protocol/plans.ts";
import { type Person, password, startTestApp, type TestApp } from "../../testing/test-app.ts";
import { uploadReady } from "../../testing/upload.ts";

// Real passwords are hashed for each world; on a busy machine that takes its time.
setDefaultTimeout(30_000);

interface World {
  readonly app: TestApp;
  readonly grace: Person;
  readonly ada: Person;
  readonly bob: Person;
  readonly carol: Person;
  readonly companyId: string;
}

/** Ada and bob are in a company, carol is not; they share a chat, bubbles and a file. */
async function world(): Promise<World & { fileId: string }> {
  const app = await startTestApp();
  const grace = await app.person("grace", { isOperator: true });
  const [ada, bob, carol] = await app.people("ada", "bob", "carol");
  const { companies } = app.app;
  const companyId = await companies.createCompany({ name: "Hafenbau Nord" });
  await companies.assignToCompany(ada.accountId, companyId, "administrator");
  await companies.assignToCompany(bob.accountId, companyId);
  await ada.call(setCompanyFunctions, { body: { switches: { recording: "off" } } });
  const chat = await ada.call(openDirectChat, { body: { accountId: carol.accountId } });
  const text = "the secret of the harbour";
  await ada.call(sendMessage, { params: { conversationId: chat.id }, body: { id: nanoid(), text } });
  const inside = await ada.call(openDirectChat, { body: { accountId: bob.accountId } });
  await ada.call(sendMessage, { params: { conversationId: inside.id }, body: { id: nanoid(), text } });
  const newBubble = (name: string, memberIds: string[]) => ({ body: { id: nanoid(), name, memberIds } });
  await ada.call(createBubble, newBubble("Their own bubble", [bob.accountId]));
  await ada.call(createBubble, newBubble("Ada's bubble", [carol.accountId]));
  await carol.call(createBubble, newBubble("Carol's bubble", [ada.accountId, bob.accountId]));
  const { fileId } = await uploadReady(ada, new TextEncoder().encode("plan"), { name: "blueprint.txt" });
  return { app, grace, ada, bob, carol, companyId, fileId };
}

describe("S12 the end of a company", () => {
  let here: Awaited<ReturnType<typeof world>>;
  beforeAll(async () => {
    here = await world();
  });
  afterAll(() => here.app.stop());

  test("S12 the preview says in numbers what will go", async () => {
    const { grace, companyId } = here;
    expect(await grace.call(api.previewTermination, { params: { companyId } })).toMatchObject({
      ...{ name: "Hafenbau Nord", members: 2, chats: 2, bubbles: 1, files: 1, fileBytes: 4 },
    });
    expect((await grace.call(api.listCompanies)).companies).toMatchObject([
      { name: "Hafenbau Nord", members: 2, state: "active", licences: [] },
    ]);
  });

  test("S12 another name ends nothing, and nobody but the operator does", async () => {
    const { grace, ada, carol, companyId } = here;
    const params = { companyId };
    const wrong = { params, body: { name: "Hafenbau" } };
    expect(await grace.refusal(api.terminateCompany, wrong)).toBe("operators.name_differs");
    for (const who of [ada, carol]) {
      expect(await who.refusal(api.terminateCompany, { params, body: { name: "Hafenbau Nord" } })).toBe(
        "core.not_found",
      );
      expect(await who.refusal(api.previewTermination, { params })).toBe("core.not_found");
    }
    const nowhere = { params: { companyId: nanoid() }, body: { name: "x" } };
    expect(await grace.refusal(api.terminateCompany, nowhere)).toBe("core.not_found");
  });

  test("S12 people, files, bubbles and sides of chats go; what belongs to others stays; a record says so", async () => {
    const { app, grace, ada, carol, companyId, fileId } = here;
    const body = { name: "Hafenbau Nord" };
    await grace.call(api.terminateCompany, { params: { companyId }, body });
    await grace.call(api.terminateCompany, { params: { companyId }, body }).catch(() => undefined);
    await app.app.operators.idle();

    expect((await grace.call(api.listCompanies)).companies).toEqual([]);
    expect(await ada.refusal(listConversations)).toBe("core.not_signed_in");
    const again = { body: { email: ada.email, password } };
    expect(await app.visitor().refusal(signIn, again)).toBe("accounts.sign_in_refused");
    const { conversations } = await carol.call(listConversations);
    expect(conversations.map(({ kind, name }) => [kind, name]).toSorted()).toEqual([
      ["bubble", "Ada's bubble"],
      ["bubble", "Carol's bubble"],
      ["direct", ""],
    ]);
    // Whoever stays has what they were in; the one without an organiser is theirs (S21).
    for (const { members } of conversations.filter(({ kind }) => kind === "bubble"))
      expect(members.map(({ accountId, role }) => [accountId, role])).toEqual([[carol.accountId, "organiser"]]);
    expect(await carol.refusal(downloadFile, { params: { fileId }, query: {} })).toBe("files.not_found");
    for (const subject of [`person:${ada.accountId}`, `company:${companyId}`] as const)
      expect(await app.platform.keys.get(subject).catch(({ name }: Error) => name)).toBe("KeyGone");

    const acts = (await app.platform.db.reader.select().from(auditEntries)).map(({ act }) => act);
    expect(acts.filter((act) => act.startsWith("operators."))).toEqual([
      "operators.company_terminated",
      "operators.company_gone",
    ]);
    // The address is free for somebody new.
    expect((await app.person("ada")).accountId).not.toBe(ada.accountId);
  });
});

describe("the operator's view", () => {
  let here: Awaited<ReturnType<typeof world>>;
  beforeAll(async () => {
    here = await world();
  });
  afterAll(() => here.app.stop());

  test("S72 no operator's endpoint tells a message, a file's name or a profile's field", async () => {
    const { app, grace, ada, companyId } = here;
    // What is about another thing than a company is walked in not-party.test.ts.
    const read = endpoints.filter(
      ({ access, method, path }) => access === "operator" && method === "GET" && !/:(?!companyId\b)/.test(path),
    );
    expect(read.length).toBeGreaterThan(6);
    const secrets = [
      "secret of the harbour",
      "blueprint",
      "Ada's bubble",
      "Carol's bubble",
      "Their own bubble",
      ada.email,
    ];
    for (const endpoint of read) {
      const { operation } = endpoint;
      const answer = await grace.send(endpoint, { params: { companyId }, query: {}, body: undefined });
      expect([operation, answer.status]).toEqual([operation, 200]);
      const text = await answer.text();
      for (const secret of secrets) expect([operation, text.includes(secret)]).toEqual([operation, false]);
    }
    expect((await grace.call(listFiles, { query: {} })).files).toEqual([]);
    expect(app.bugs).toEqual([]);
  });

  test("the instance's settings are shown without a secret", async () => {
    const { grace } = here;
    const { settings, people, companies } = await grace.call(api.getInstanceSettings);
    expect({ people, companies }).toEqual({ people: 4, companies: 1 });
    expect(settings.find(({ key }) => key === "mail")).toMatchObject({ value: false, configured: "mail.smtp_url" });
    expect(JSON.stringify(settings)).not.toContain("smtp://");
  });
});
