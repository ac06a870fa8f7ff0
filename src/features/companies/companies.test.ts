import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { nanoid } from "nanoid";
import { getOwnAccount } from "../../protocol/accounts.ts";
import {
  acceptAgreement,
  downloadAgreement,
  draftAgreement,
  foundCompany,
  getCompanyLogo,
  getOwnMembership,
  readAgreement,
  removeCompanyLogo,
  updateCompany,
  uploadCompanyLogo,
} from "../../protocol/companies.ts";
import { findPeople } from "../../protocol/directory.ts";
import { type Person, startTestApp, type TestApp } from "../../testing/test-app.ts";
import { found, hafenbau } from "./companies.testing.ts";

let app: TestApp;
let ada: Person;
let bob: Person;
let mallory: Person;
beforeAll(async () => {
  app = await startTestApp({
    config: {
      operator: {
        ...{ name: "Iris Betrieb GmbH", address: "Ring 1, 10115 Berlin", contact: "datenschutz@betrieb.example" },
        sub_processors: ["Rechenzentrum Spree GmbH, Berlin, Serverbetrieb"],
      },
    },
  });
  [ada, bob, mallory] = await app.people("ada", "bob", "mallory");
});
afterAll(() => app.stop());

const version = () => app.platform.config.operator.agreement_version;

test("S8 a member's company is shown to them, and others find them by it", async () => {
  const { companies } = app.app;
  const [carol] = await app.people("carol");
  const companyId = await companies.createCompany({ name: "  Werft Süd " });
  await companies.assignToCompany(carol.accountId, companyId);
  expect((await carol.call(getOwnAccount)).companyName).toBe("Werft Süd");
  const device = await carol.connect();
  await device.settled();
  const { people } = await bob.call(findPeople, { query: { q: "werft" } });
  expect(people).toMatchObject([{ id: carol.accountId, companyName: "Werft Süd" }]);
  await device.close();
});

test("a company that is not there has no name", async () => {
  expect((await app.app.companies.companyNames(["nowhere"])).get("nowhere")).toBeUndefined();
});

describe("S6 entering a company", () => {
  test("the agreement can be read filled in before it is accepted, in three languages", async () => {
    for (const language of ["en", "de", "fr"] as const) {
      const draft = await ada.call(draftAgreement, { body: { company: hafenbau, language } });
      expect(draft).toMatchObject({ version: version(), language });
      const lines = draft.parties.flatMap(({ lines: own }) => own).join("\n");
      for (const part of ["Hafenbau Nord GmbH", "20457 Hamburg", "DE123456789", "Änne Grün", "Iris Betrieb GmbH"]) {
        expect(lines).toContain(part);
      }
      expect(JSON.stringify(draft.sections)).toContain("Rechenzentrum Spree GmbH");
      expect(draft.sections).toHaveLength(16);
    }
  });

  test("one who accepts an older agreement is told so, and no company is there", async () => {
    const body = { id: nanoid(), company: hafenbau, acceptedAgreement: "2001-01", language: "en" as const };
    expect(await ada.refusal(foundCompany, { body })).toBe("companies.agreement_outdated");
    expect((await ada.call(getOwnMembership)).company).toBeNull();
  });

  test("makes its founder the administrator, at once and once", async () => {
    const body = { id: nanoid(), company: hafenbau, acceptedAgreement: version(), language: "de" as const };
    const first = await ada.call(foundCompany, { body });
    expect(first.company).toMatchObject({
      ...{ id: body.id, name: "Hafenbau Nord", isAdministrator: true },
      administration: { data: hafenbau, memberCount: 1, agreement: { acceptedVersion: version() } },
    });
    // The answer was lost: the same wish finds the company.
    expect((await ada.call(foundCompany, { body })).company?.id).toBe(body.id);
    expect((await ada.call(getOwnAccount)).companyName).toBe("Hafenbau Nord");
    expect((await ada.call(getOwnAccount)).isAdministrator).toBe(true);
    const second = { ...body, id: nanoid() };
    expect(await ada.refusal(foundCompany, { body: second })).toBe("companies.already_bound");
    // Somebody else's id takes nothing over.
    expect(await mallory.refusal(foundCompany, { body })).toBe("companies.already_bound");
    expect((await mallory.call(getOwnMembership)).company).toBeNull();
  });

  test("what was accepted is kept word for word, with who and when, and comes as PDF", async () => {
    const { accepted, current } = await ada.call(readAgreement, { query: { language: "en" } });
    expect(current).toBeNull();
    expect(accepted).toMatchObject({ acceptedBy: "Ada Example", document: { language: "de", version: version() } });
    expect(accepted?.document.title).toBe("Vertrag zur Auftragsverarbeitung");
    const pdf = await ada.send(downloadAgreement, {});
    expect(pdf.headers.get("content-type")).toBe("application/pdf");
    expect(pdf.headers.get("content-disposition")).toContain("attachment");
    const bytes = Buffer.from(await pdf.bytes());
    expect(bytes.subarray(0, 5).toString()).toBe("%PDF-");
    expect(bytes.toString("latin1")).toContain("/Lang (de)");
  });

  test("another wording or data later does not change what was accepted", async () => {
    const data = { ...hafenbau, name: "Hafenbau Ost", city: "Rostock" };
    await ada.call(updateCompany, { body: { data } });
    expect((await ada.call(getOwnAccount)).companyName).toBe("Hafenbau Ost");
    const { accepted } = await ada.call(readAgreement, {});
    expect(accepted?.document.parties[0]?.lines.join()).toContain("Hafenbau Nord GmbH");
  });

  test("nobody but its administrators reads or changes it", async () => {
    await app.app.companies.assignToCompany(bob.accountId, (await ada.call(getOwnMembership)).company?.id ?? "");
    expect((await bob.call(getOwnMembership)).company).toMatchObject({ name: "Hafenbau Ost", administration: null });
    for (const stranger of [bob, mallory]) {
      expect(await stranger.refusal(readAgreement)).toBe("core.not_found");
      expect(await stranger.refusal(updateCompany, { body: { colour: "#123456" } })).toBe("core.not_found");
      expect((await stranger.send(downloadAgreement, {})).status).toBe(404);
    }
    const draft = { body: { version: version(), language: "en" as const } };
    expect(await bob.refusal(acceptAgreement, draft)).toBe("core.not_found");
  });
});

describe("S6 a new version of the agreement", () => {
  test("asks again, and the first administrator who accepts has accepted for all", async () => {
    const { operator } = app.platform.config;
    const before = operator.agreement_version;
    try {
      Object.assign(operator, { agreement_version: "2027-05" });
      const { company } = await ada.call(getOwnMembership);
      expect(company?.administration?.agreement).toMatchObject({ acceptedVersion: before, currentVersion: "2027-05" });
      const { current } = await ada.call(readAgreement, { query: { language: "fr" } });
      expect(current).toMatchObject({ version: "2027-05", language: "fr" });
      expect(current?.parties[0]?.lines.join()).toContain("Rostock");
      const stale = { body: { version: before, language: "fr" as const } };
      expect(await ada.refusal(acceptAgreement, stale)).toBe("companies.agreement_outdated");
      const body = { version: "2027-05", language: "fr" as const };
      await Promise.all([ada.call(acceptAgreement, { body }), ada.call(acceptAgreement, { body })]);
      const read = await ada.call(readAgreement, {});
      expect(read).toMatchObject({ current: null, accepted: { document: { version: "2027-05", language: "fr" } } });
    } finally {
      Object.assign(operator, { agreement_version: before });
    }
  });

  test("a company without data must enter it first", async () => {
    const [dan] = await app.people("dan");
    const companyId = await app.app.companies.createCompany({ name: "Ohne Daten" });
    await app.app.companies.assignToCompany(dan.accountId, companyId, "administrator");
    const body = { version: version(), language: "en" as const };
    expect(await dan.refusal(acceptAgreement, { body })).toBe("companies.data_missing");
    expect(await dan.call(readAgreement)).toEqual({ accepted: null, current: null });
    await dan.call(updateCompany, { body: { data: hafenbau } });
    await dan.call(acceptAgreement, { body });
    expect((await dan.call(readAgreement)).accepted).toMatchObject({ acceptedBy: "Dan Example" });
  });
});

describe("what a company shows of itself", () => {
  test("S11 colour, support contact and sign-in rule reach its members, live", async () => {
    const device = await bob.connect();
    await ada.call(updateCompany, {
      body: { colour: "#ffd400", supportContact: { kind: "mail", address: "hilfe@hafenbau.example" } },
    });
    await device.next("event", ({ event }) => event.type === "company.changed");
    const { company } = await bob.call(getOwnMembership);
    expect(company).toMatchObject({
      ...{ colour: "#ffd400", requiresSecondFactor: false },
      supportContact: { kind: "mail", address: "hilfe@hafenbau.example" },
    });
    expect(company?.themes?.light.accentText).not.toBe("#ffd400");
    await ada.call(updateCompany, { body: { colour: null, supportContact: null } });
    expect((await bob.call(getOwnMembership)).company).toMatchObject({
      colour: null,
      themes: null,
      supportContact: null,
    });
    await device.close();
  });

  test("a logo is drawn anew, and members alone see it", async () => {
    const png = await new Bun.Image(picture(90, 30)).png().bytes();
    const marked = Buffer.concat([png, Buffer.from("hidden words behind the picture")]);
    const answer = await ada.send(uploadCompanyLogo, {}, { body: new Uint8Array(marked) });
    expect(answer.status).toBe(200);
    const logo = await bob.send(getCompanyLogo, {});
    expect(logo.headers.get("content-type")).toBe("image/webp");
    const bytes = await logo.bytes();
    expect(await new Bun.Image(bytes).metadata()).toMatchObject({ format: "webp", width: 90, height: 30 });
    expect(Buffer.from(bytes).includes("hidden words")).toBe(false);
    expect((await mallory.send(getCompanyLogo, {})).status).toBe(404);
    expect((await mallory.send(uploadCompanyLogo, {}, { body: new Uint8Array(png) })).status).toBe(404);
    for (const wrong of ["no picture", "GIF89a"]) {
      const refused = await ada.send(uploadCompanyLogo, {}, { body: wrong });
      expect(await refused.json()).toMatchObject({ code: "companies.logo_unreadable" });
    }
    expect((await ada.call(removeCompanyLogo)).company?.logoVersion).toBeNull();
    expect((await bob.send(getCompanyLogo, {})).status).toBe(404);
  });
});

test("S12 a company is ended with everything that leads into it; its people go on alone or are kept out", async () => {
  const { companies } = app.app;
  const [eve, frank] = await app.people("eve", "frank");
  const id = await found(app, eve, { name: "Vergänglich" });
  await companies.assignToCompany(frank.accountId, id);
  expect(await companies.previewTermination(id)).toMatchObject({ members: 2, invitations: 0, hasJoinLink: false });
  expect(await companies.terminate({ companyId: id, actorId: ada.accountId, fate: "release" })).toEqual({ members: 2 });
  expect((await frank.call(getOwnMembership)).company).toBeNull();
  expect(await companies.terminate({ companyId: id, actorId: ada.accountId, fate: "release" })).toEqual({ members: 0 });
  await expect(companies.previewTermination("nowhere")).rejects.toMatchObject({ code: "core.not_found" });

  const other = await found(app, eve, { name: "Noch eine" });
  await companies.terminate({ companyId: other, actorId: ada.accountId, fate: "close" });
  expect(await eve.refusal(getOwnAccount)).toBe("core.not_signed_in");
});

/** An uncompressed picture. */
function picture(width: number, height: number): Uint8Array<ArrayBuffer> {
  const rowBytes = Math.ceil((width * 3) / 4) * 4;
  const file = Buffer.alloc(54 + rowBytes * height, 0x7f);
  file.fill(0, 0, 54);
  file.write("BM");
  file.writeUInt32LE(file.length, 2);
  file.writeUInt32LE(54, 10);
  file.writeUInt32LE(40, 14);
  file.writeInt32LE(width, 18);
  file.writeInt32LE(height, 22);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(24, 28);
  return new Uint8Array(file);
}
