import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { commitImport, type ImportReport, listInvitations, previewImport } from "../../../protocol/companies.ts";
import type { EndpointShape } from "../../../protocol/endpoint.ts";
import { type Person, startTestApp, type TestApp } from "../../../testing/test-app.ts";
import { found, mailedToken } from "../companies.testing.ts";

let app: TestApp;
let ada: Person;
let bob: Person;
let mallory: Person;
let grace: Person;
beforeAll(async () => {
  app = await startTestApp();
  [ada, bob, mallory] = await app.people("ada", "bob", "mallory");
  grace = await app.person("grace", { isOperator: true });
  const companyId = await found(app, ada);
  await app.app.companies.assignToCompany(bob.accountId, companyId);
});
afterAll(() => app.stop());

const csv = (...lines: string[]) => ["E-Mail;Vorname;Nachname;Rolle", ...lines].join("\r\n");
const send = async (who: Person, endpoint: EndpointShape, text: string | Uint8Array<ArrayBuffer>) => {
  const answer = await who.send(endpoint, {}, { body: text });
  return (await answer.json()) as ImportReport & { code?: string };
};
const open = async () => (await ada.call(listInvitations, { query: { limit: 200 } })).total;

const fifty = csv(
  ...Array.from({ length: 46 }, (_, n) => `person${n}@hafenbau.example;Person;Nummer ${n};`),
  "bob@example.org;Bob;Example;Mitglied",
  "keine adresse;Carl;Fehler;",
  "person3@hafenbau.example;Person;Zweimal;",
  "dora@hafenbau.example;Dora;Falsch;Chefin",
);

describe("S2 a CSV of people", () => {
  test("is shown line by line before anything happens", async () => {
    const report = await send(ada, previewImport, fifty);
    expect(report).toMatchObject({ separator: ";", encoding: "utf-8" });
    expect(report.counts).toEqual({ good: 46, invited: 0, member: 1, faulty: 3 });
    expect(report.lines.filter(({ state }) => state !== "good")).toMatchObject([
      { line: 48, state: "member", email: "bob@example.org", faults: [] },
      { line: 49, state: "faulty", faults: [{ column: "email", reason: "invalid" }] },
      { line: 50, state: "faulty", faults: [{ column: "email", reason: "twice" }] },
      { line: 51, state: "faulty", faults: [{ column: "role", reason: "unknownValue" }] },
    ]);
    expect(await open()).toBe(0);
  });

  test("invites whose line is good, and nobody twice when it is sent again, even at once", async () => {
    const [first] = await Promise.all([send(ada, commitImport, fifty), send(ada, commitImport, fifty)]);
    expect(first.counts.faulty).toBe(3);
    expect(await open()).toBe(46);
    await mailedToken(grace, "person45@hafenbau.example");
    const again = await send(ada, commitImport, fifty);
    expect(again.counts).toEqual({ good: 0, invited: 46, member: 1, faulty: 3 });
    expect(await open()).toBe(46);
  });

  test("may come from an old spreadsheet", async () => {
    const latin1 = Uint8Array.from(csv("juergen@hafenbau.example;J\u00fcrgen;Gro\u00df;"), (letter) =>
      letter.charCodeAt(0),
    );
    const report = await send(ada, previewImport, latin1);
    expect(report).toMatchObject({ encoding: "windows-1252", lines: [{ firstName: "Jürgen", lastName: "Groß" }] });
  });

  test("is refused whole when it is no table of people, too long, or an endless upload", async () => {
    expect((await send(ada, previewImport, "Vorname;Nachname\nAda;L")).code).toBe("companies.csv_no_address");
    expect((await send(ada, previewImport, new Uint8Array(9))).code).toBe("companies.csv_unreadable");
    expect((await send(ada, commitImport, "x".repeat(9 * 1024 ** 2))).code).toBe("core.too_large");
    const many = Array.from({ length: 10_001 }, (_, n) => `p${n}@hafenbau.example`).join("\n");
    expect((await send(ada, previewImport, `email\n${many}`)).code).toBe("companies.csv_too_long");
  });

  test("is the administrators' business alone", async () => {
    for (const stranger of [bob, mallory]) {
      for (const endpoint of [previewImport, commitImport]) {
        expect((await send(stranger, endpoint, fifty)).code).toBe("core.not_found");
      }
    }
  });
});
