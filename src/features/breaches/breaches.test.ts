import { afterAll, beforeAll, expect, test } from "bun:test";
import { nanoid } from "nanoid";
import * as api from "../../protocol/breaches.ts";
import { listOpenRequests } from "../../protocol/oversight.ts";
import { type Person, startTestApp, type TestApp } from "../../testing/test-app.ts";
import { csvOf } from "./affected.ts";
import { allBreaches, changesOf, forgetPerson } from "./breaches.store.ts";

const now = Date.UTC(2026, 10, 24, 12);
const config = {
  operator: { name: "Hafenbau Nord", contact: "privacy@hafenbau.example" },
  privacy: { authority: "LfD" },
};
let app: TestApp;
let olga: Person;
let ada: Person;
let bob: Person;
beforeAll(async () => {
  app = await startTestApp({ now: () => now, config });
  olga = await app.person("olga", { isOperator: true });
  [ada, bob] = await app.people("ada", "bob");
}, 60_000);
afterAll(() => app.stop());

const text = "A list of customers went to the wrong address.";
const decision = { tellsAuthority: true, tellsPeople: false, reason: "Names and addresses of forty customers." };

test("S60 S71 the register is the operator's alone, and a report is its author's", async () => {
  const id = nanoid();
  await ada.call(api.reportBreach, { body: { id, text } });
  await ada.call(api.reportBreach, { body: { id, text } });
  expect(await ada.refusal(api.listBreaches)).toBe("core.not_found");
  expect(await ada.refusal(api.decideBreach, { params: { breachId: id }, body: decision })).toBe("core.not_found");
  expect((await bob.call(api.listOwnBreaches)).reports).toEqual([]);
  expect((await ada.call(api.listOwnBreaches)).reports).toEqual([{ id, at: now, text, decidedAt: null }]);
  const [row] = await allBreaches(app.platform.db.reader);
  expect(Buffer.from(row?.report ?? []).includes("customers")).toBe(false);
});

test("S60 it is due after 72 hours until it is decided, once, with a reason that stays", async () => {
  const [breach] = (await olga.call(api.listBreaches)).breaches;
  const dueAt = now + 72 * 3_600_000;
  expect(breach).toMatchObject({
    text,
    dueAt,
    decision: null,
    person: { id: ada.accountId, name: "Ada Example" },
    isReport: true,
    history: [],
  });
  const breachId = breach?.id ?? "";
  expect((await olga.call(listOpenRequests)).requests).toMatchObject([{ kind: "breachReport", id: breachId, dueAt }]);
  await olga.call(api.decideBreach, { params: { breachId }, body: decision });
  const again = { params: { breachId }, body: { ...decision, tellsAuthority: false } };
  expect(await olga.refusal(api.decideBreach, again)).toBe("breaches.decided");
  expect((await olga.call(api.listBreaches)).breaches[0]?.decision).toEqual({ at: now, ...decision });
  expect((await olga.call(listOpenRequests)).requests).toEqual([]);
  expect((await ada.call(api.listOwnBreaches)).reports[0]?.decidedAt).toBe(now);
  expect(await olga.refusal(api.decideBreach, { params: { breachId: nanoid() }, body: decision })).toBe(
    "core.not_found",
  );
});

test("S60 S71 somebody reports three times a day", async () => {
  for (let at = 0; at < 3; at++) await bob.call(api.reportBreach, { body: { id: nanoid(), text } });
  expect(await bob.refusal(api.reportBreach, { body: { id: nanoid(), text } })).toBe("breaches.too_many");
});

const details = {
  ...{ nature: "A list was mailed to a stranger", dataCategories: "Names", peopleCategories: "Customers" },
  ...{ people: 40, records: null, consequences: "Unwanted mail", measures: "The stranger deleted it", delay: "" },
};
const entered = nanoid();
const params = { breachId: entered };
const entryOf = async (id: string) => (await olga.call(api.listBreaches)).breaches.find((one) => one.id === id);

test("S60 an operator is mailed that something was reported, and not what", async () => {
  const mails = (await app.app.mail.listOutbox()).filter(({ to }) => to === olga.email);
  expect(mails.length).toBeGreaterThan(0);
  expect(mails[0]?.text).toContain("November 27, 2026");
  expect(mails.filter((mail) => mail.text.includes("customers"))).toEqual([]);
});

test("S60 S71 an operator enters a breach and what is known of it, and the history keeps what was said before", async () => {
  const awareAt = now - 3_600_000;
  const body = { id: entered, text, awareAt };
  expect(await ada.refusal(api.enterBreach, { body })).toBe("core.not_found");
  await olga.call(api.enterBreach, { body });
  await olga.call(api.enterBreach, { body });
  expect(await entryOf(entered)).toMatchObject({ isReport: false, person: null, dueAt: awareAt + 72 * 3_600_000 });
  const first = { state: "open" as const, details: { ...details, people: null } };
  expect(await ada.refusal(api.describeBreach, { params, body: first })).toBe("core.not_found");
  await olga.call(api.describeBreach, { params, body: first });
  await olga.call(api.describeBreach, { params, body: { state: "contained", details } });
  await olga.call(api.describeBreach, { params, body: { state: "contained", details } });
  const entry = await entryOf(entered);
  expect(entry).toMatchObject({ state: "contained", details });
  expect(entry?.history.map(({ by, change }) => [by, change.kind])).toEqual([
    ["Olga Example", "entered"],
    ["Olga Example", "described"],
    ["Olga Example", "described"],
  ]);
  expect(entry?.history[2]?.change).toEqual({
    kind: "described",
    fields: [
      { field: "state", before: "open", after: "contained" },
      { field: "people", before: null, after: 40 },
    ],
  });
  const [row] = await changesOf(app.platform.db.reader, [entered]);
  expect(Buffer.from(row?.change ?? []).includes("entered")).toBe(false);
  const stored = (await allBreaches(app.platform.db.reader)).find(({ id }) => id === entered);
  expect(Buffer.from(stored?.details ?? []).includes("stranger")).toBe(false);
});

test("S60 the notices are filled in from the entry and the configuration, in three languages, as text and as PDF", async () => {
  const notice = async (to: "authority" | "people", language: "en" | "de" | "fr", format: "text" | "pdf" = "text") =>
    olga.send(api.downloadBreachNotice, { params, query: { to, language, format } });
  for (const language of ["en", "de", "fr"] as const) {
    const toAuthority = await (await notice("authority", language)).text();
    for (const said of ["Hafenbau Nord", "privacy@hafenbau.example", "LfD", details.nature, details.measures, "40"])
      expect(toAuthority).toContain(said);
    const toPeople = await (await notice("people", language)).text();
    for (const said of ["privacy@hafenbau.example", details.nature, details.consequences, details.measures])
      expect(toPeople).toContain(said);
  }
  // What nobody knows yet is said to be open: the number of records.
  expect(await (await notice("authority", "de")).text()).toContain("wird nachgereicht");
  const pdf = await notice("authority", "fr", "pdf");
  expect((await pdf.bytes()).slice(0, 5)).toEqual(new TextEncoder().encode("%PDF-"));
  const query = { to: "people" as const, language: "en" as const, format: "text" as const };
  expect(await ada.refusal(api.downloadBreachNotice, { params, query })).toBe("core.not_found");
});

test("S60 S71 the people affected are counted, written down and mailed once, and all of that is noted", async () => {
  const affected = { kind: "addresses" as const, addresses: [ada.email, "gone@example.net", ada.email.toUpperCase()] };
  const seen = await olga.call(api.countAffected, { params, body: { affected, language: "de" } });
  expect(seen.count).toBe(2);
  expect(seen.paragraphs.join()).toContain(details.measures);
  const csv = await (await olga.send(api.exportAffected, { params, body: { affected } })).text();
  expect(csv).toContain("Ada Example");
  expect(csv).toContain(",gone@example.net,\r\n");
  const body = { id: nanoid(), affected, language: "de" as const, count: 2 };
  expect(await ada.refusal(api.exportAffected, { params, body: { affected } })).toBe("core.not_found");
  expect(await ada.refusal(api.tellAffected, { params, body })).toBe("core.not_found");
  expect(await olga.refusal(api.tellAffected, { params, body: { ...body, count: 3 } })).toBe("breaches.count_changed");
  await olga.call(api.tellAffected, { params, body });
  await olga.call(api.tellAffected, { params, body });
  const outsider = (await app.app.mail.listOutbox()).filter(({ to }) => to === "gone@example.net");
  expect(outsider.map(({ subject }) => subject)).toEqual(["Deine Daten bei Iris: Verletzung ihres Schutzes"]);
  const kinds = (await entryOf(entered))?.history.map(({ change }) => change.kind);
  expect(kinds).toEqual(["entered", "described", "described", "exported", "told"]);
});

test("S60 nobody is mailed before the notice is complete, and a chat of two is no bubble", async () => {
  const breachId = nanoid();
  await olga.call(api.enterBreach, { body: { id: breachId, text, awareAt: now } });
  const all = { kind: "all" as const };
  const { count } = await olga.call(api.countAffected, {
    params: { breachId },
    body: { affected: all, language: "en" },
  });
  expect(count).toBe(3);
  const body = { id: nanoid(), affected: all, language: "en" as const, count };
  expect(await olga.refusal(api.tellAffected, { params: { breachId }, body })).toBe("breaches.incomplete");
  const nowhere = { kind: "bubble" as const, conversationId: nanoid() };
  expect(await olga.refusal(api.exportAffected, { params, body: { affected: nowhere } })).toBe("core.not_found");
  const empty = { kind: "company" as const, companyId: nanoid() };
  expect(await olga.refusal(api.exportAffected, { params, body: { affected: empty } })).toBe("breaches.nobody");
});

test("S60 a name that a spreadsheet would take for a formula is text", () => {
  const csv = csvOf([{ name: '=HYPERLINK("x","y")', email: "+a@example.org", language: null }]);
  expect(csv).toBe('\ufeffname,address,language\r\n"\'=HYPERLINK(""x"",""y"")",\'+a@example.org,\r\n');
});

test("S60 S51 what an operator did stays, without them, when they are gone", async () => {
  await app.platform.db.transaction((tx) => forgetPerson(tx, olga.accountId));
  expect(new Set((await entryOf(entered))?.history.map(({ by }) => by))).toEqual(new Set([null]));
});
