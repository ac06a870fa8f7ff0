import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from "bun:test";
import { nanoid } from "nanoid";
import * as api from "../../protocol/diagnosis.ts";
import { type Person, startTestApp, type TestApp } from "../../testing/test-app.ts";
import { diagnosisConsents, networkReports } from "./diagnosis.tables.ts";

setDefaultTimeout(30_000);
let now = Date.UTC(2026, 10, 24);
let app: TestApp;
let ada: Person;
let bob: Person;
let mallory: Person;
beforeAll(async () => {
  app = await startTestApp({ now: () => now });
  [ada, bob, mallory] = await app.people("ada", "bob", "mallory");
  const { companies } = app.app;
  const company = await companies.createCompany({ name: "Analytical Engines" });
  await companies.assignToCompany(ada.accountId, company, "administrator");
  await companies.assignToCompany(bob.accountId, company);
  const other = await companies.createCompany({ name: "Elsewhere" });
  await companies.assignToCompany(mallory.accountId, other, "administrator");
});
afterAll(() => app.stop());

const open = { state: "open", roundTripMs: 20 } as const;
const blocked = { state: "blocked", roundTripMs: null } as const;
const unchecked = { state: "unchecked", roundTripMs: null } as const;
const report = { udp: blocked, tcp: open, relay: open };
const consent = { body: { textVersion: api.diagnosisTextVersion, language: "en" as const } };
const tell = (person: Person, deviceId = nanoid()) => person.call(api.reportNetwork, { body: { deviceId, report } });
const seenBy = (person: Person) => person.call(api.listNetworkReports);
const isBobs = ({ accountId }: { accountId: string }) => accountId === bob.accountId;
const reports = async () => (await app.platform.db.reader.select().from(networkReports)).filter(isBobs);
const consents = async () => (await app.platform.db.reader.select().from(diagnosisConsents)).filter(isBobs);

describe("S57 how somebody's connection does", () => {
  test("S57 is passed on to nobody unless they consent", async () => {
    expect(await bob.call(api.getDiagnosis)).toEqual({ consent: null });
    expect(await bob.refusal(api.reportNetwork, { body: { deviceId: nanoid(), report } })).toBe(
      "diagnosis.consent_needed",
    );
    expect(await seenBy(ada)).toEqual({ consenting: 0, reports: [] });
  });

  test("S57 is seen by their administrators then, and by nobody else", async () => {
    expect(await bob.call(api.giveDiagnosisConsent, consent)).toEqual({
      consent: { textVersion: api.diagnosisTextVersion, language: "en", givenAt: now },
    });
    await tell(bob);
    const { accountId } = bob;
    expect(await seenBy(ada)).toEqual({
      consenting: 1,
      reports: [{ accountId, name: "Bob Example", at: now, report }],
    });
    expect(await seenBy(mallory)).toEqual({ consenting: 0, reports: [] });
    expect(await bob.refusal(api.listNetworkReports)).toBe("core.not_found");
  });

  test("S57 a device has one report, a person five at most, the newest", async () => {
    const deviceId = nanoid();
    for (let i = 0; i < 2; i++) await tell(bob, deviceId);
    expect(await reports()).toHaveLength(2);
    for (let i = 0; i < 6; i++) {
      now += 1000;
      await tell(bob);
    }
    const left = await reports();
    expect(left).toHaveLength(5);
    expect(left.map((row) => row.deviceId)).not.toContain(deviceId);
  });

  test("S57 consenting again to the same text is one consent, to another one a new one", async () => {
    await bob.call(api.giveDiagnosisConsent, consent);
    expect(await consents()).toHaveLength(1);
    await bob.call(api.giveDiagnosisConsent, { body: { ...consent.body, textVersion: "2027-01" } });
    expect(await consents()).toHaveLength(2);
    expect((await bob.call(api.getDiagnosis)).consent?.textVersion).toBe("2027-01");
  });

  test("S57 is gone with the consent, at once; that there was one stays on record", async () => {
    expect(await bob.call(api.withdrawDiagnosisConsent)).toEqual({ consent: null });
    expect(await seenBy(ada)).toEqual({ consenting: 0, reports: [] });
    expect(await reports()).toEqual([]);
    expect((await consents()).every(({ withdrawnAt }) => withdrawnAt !== null)).toBe(true);
  });
});

test("S28 a browser is told how to try its network: the media port over UDP and over TCP", async () => {
  const ways = await ada.call(api.listNetworkWays);
  expect(ways.udp[0]?.urls).toEqual([expect.stringMatching(/^turn:.+transport=udp$/)]);
  expect(ways.tcp[0]?.urls).toEqual([expect.stringMatching(/^turn:.+transport=tcp$/)]);
  expect(ways.relays[0]?.urls).toHaveLength(2);
});

test.each([
  ["everything works", open, open, open, "good"],
  ["no fall-back is needed", open, blocked, open, "good"],
  ["there is no relay", open, open, blocked, "noRelay"],
  ["a relay that is not offered is not missed", open, open, unchecked, "good"],
  ["no UDP", blocked, open, open, "tcpOnly"],
  ["no UDP, and a relay elsewhere", blocked, blocked, open, "tcpOnly"],
  ["nothing", blocked, blocked, blocked, "blocked"],
  ["nothing is offered", unchecked, unchecked, unchecked, "unchecked"],
  ["a relay elsewhere is all that is offered", unchecked, unchecked, open, "good"],
] as const)("S28 what a report comes to: %s", (_, udp, tcp, relay, verdict) => {
  expect(api.verdictOf({ udp, tcp, relay })).toBe(verdict);
});
