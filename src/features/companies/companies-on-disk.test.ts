import { afterAll, beforeAll, expect, test } from "bun:test";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  addMailDomain,
  type CompanyData,
  commitImport,
  invitePerson,
  renewJoinLink,
  updateCompany,
} from "../../protocol/companies.ts";
import { readableIn } from "../../testing/disk-search.ts";
import { startTestApp, type TestApp } from "../../testing/test-app.ts";
import { found, hafenbau } from "./companies.testing.ts";

const data = mkdtempSync(join(tmpdir(), "iris-companies-"));
let app: TestApp;
const company: CompanyData = {
  ...hafenbau,
  ...{ name: "Kaimauerwerk Nordost", street: "Speicherstadtgasse 17", city: "Bremerhaven", vatId: "DE987654321" },
  ...{ contactName: "Ottilie Wassermann", contactEmail: "ottilie@kaimauer.example", contactPhone: "+49 471 5550123" },
};
const secrets: Record<string, string> = {
  ...Object.fromEntries(Object.entries(company).filter(([, value]) => value.length > 6)),
  "earlier name": "Kaimauerwerk Altbestand",
  "support contact": "fragen@kaimauer-hilfe.example",
  "mail domain": "kaimauer-domain.example",
  "invited address": "waldemar.eingeladen@example.org",
  "invited name": "Waldemarsson",
  "imported address": "irmgard.importiert@example.org",
  "imported name": "Importowska",
};
const secret = (name: string): string => secrets[name] ?? "";

beforeAll(async () => {
  app = await startTestApp({ data });
  const [ada] = await app.people("ada");
  await found(app, ada, { ...company, name: secret("earlier name") });
  await ada.call(updateCompany, {
    body: { data: company, supportContact: { kind: "mail", address: secret("support contact") } },
  });
  await ada.call(addMailDomain, { body: { domain: secret("mail domain") } });
  const { link } = await ada.call(renewJoinLink, { body: { validDays: null, maxUses: null, needsApproval: false } });
  secrets["join link's token"] = new URL(link?.url ?? "").hash.slice(1);
  await ada.call(invitePerson, {
    body: {
      ...{ email: secret("invited address"), firstName: "", lastName: secret("invited name") },
      ...{ role: "member", language: "de" },
    },
  });
  const csv = `email;last name\n${secret("imported address")};${secret("imported name")}`;
  expect((await ada.send(commitImport, {}, { body: csv })).status).toBe(200);
});
afterAll(() => rmSync(data, { recursive: true, force: true }));

test("S6 nothing that a company says of itself or of those it invites lies readable on the disk", async () => {
  expect(readableIn(data, secrets)).toEqual([]);
  await app.stop();
  expect(readableIn(data, secrets)).toEqual([]);
});
