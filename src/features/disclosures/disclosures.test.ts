import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type DisclosureKind,
  disclosureKind,
  downloadDisclosure,
  downloadRecord,
  publicDisclosure,
  readDisclosure,
  readRecord,
  restrictedDisclosure,
} from "../../protocol/disclosures.ts";
import { language } from "../../protocol/primitives.ts";
import { type Person, startTestApp, type TestApp } from "../../testing/test-app.ts";

const privacy = {
  officer: "Dr. Vera Amt, dpo@example.org",
  region: "Germany",
  data_centres: ["Rechenzentrum Nord, Hamburg, Germany"],
  failover: "Rechenzentrum Süd, München, Germany",
  authority: "The Hamburg Commissioner for Data Protection",
  authority_url: "https://authority.example/complaint",
};
const operator = {
  name: "Iris Betrieb GmbH",
  address: "Weg 1, 20095 Hamburg, Germany",
  contact: "privacy@example.org",
  sub_processors: ["Hoster AG, Hamburg, machines"],
};

let now = Date.UTC(2026, 10, 24, 12);
const data = mkdtempSync(join(tmpdir(), "iris-disclosures-"));
let app: TestApp;
let ada: Person;
let bob: Person;
const start = (config: object) => startTestApp({ data, now: () => now, config });
beforeAll(async () => {
  app = await start({ privacy, operator });
  ada = await app.person("ada", { isOperator: true });
  bob = await app.person("bob");
}, 60_000);
afterAll(async () => {
  await app.stop();
  rmSync(data, { recursive: true, force: true });
});

const textOf = (value: object) => JSON.stringify(value);
const kindOf = <K extends DisclosureKind>(kind: K) => ({ params: { kind } });

describe("S48 the notice", () => {
  test("S48 S58 S59 anybody reads who is responsible, where, for what, how long, their rights and whom to complain to", async () => {
    const { document, missing, versions } = await app.visitor().call(readDisclosure, kindOf("notice"));
    const text = textOf(document);
    for (const said of [operator.name, operator.address, operator.contact, ...operator.sub_processors])
      expect(text).toContain(said);
    const { data_centres, ...others } = privacy;
    for (const said of [...data_centres, ...Object.values(others)]) expect(text).toContain(said);
    for (const right of [
      "Article 15",
      "Article 16",
      "Article 17",
      "Article 18",
      "Article 20",
      "Article 21",
      "Article 77",
    ])
      expect(text).toContain(right);
    expect(text).toContain("No decision about you is made by automated means alone");
    expect(missing).toEqual([]);
    expect(versions).toHaveLength(1);
  });

  test("S48 S61 each purpose of the map stands in it with its legal basis and storage time", async () => {
    const { document } = await app.visitor().call(readDisclosure, kindOf("notice"));
    const entries = document.sections.flatMap((section) => section.entries ?? []);
    expect(entries.length).toBeGreaterThan(15);
    for (const { lines } of entries) {
      expect(lines.some((line) => line.startsWith("Legal basis: "))).toBe(true);
      expect(lines.some((line) => line.startsWith("Stored: until "))).toBe(true);
    }
    const terms = entries.map(({ term }) => term);
    expect(terms[0]).toBe("Accounts and profiles");
    const log = entries.find(({ term }) => term === "Access log")?.lines.join(" ");
    expect(log).toContain("365 days have passed after it arose");
    for (const said of ["IP address", "browser", "operating system", "screen size", "No content"])
      expect(log).toContain(said);
    const guests = entries.find(({ term }) => term === "Guests")?.lines.join(" ");
    expect(guests).toContain("1 day has passed after it arose");
  });

  test("S48 all documents are there in German, English and French, with nothing left open", async () => {
    for (const one of language.options)
      for (const kind of disclosureKind.options) {
        const restricted = restrictedDisclosure.safeParse(kind).data;
        const published = publicDisclosure.safeParse(kind).data;
        const query = { language: one };
        const answer = restricted
          ? await ada.call(readRecord, { ...kindOf(restricted), query })
          : published && (await app.visitor().call(readDisclosure, { ...kindOf(published), query }));
        expect(answer?.document.language).toBe(one);
        expect(textOf(answer ?? {})).not.toMatch(
          /undefined|\[object|Not stated yet|Noch nicht angegeben|Pas encore indiqué/,
        );
      }
  });

  test("S48 it is a PDF too, named after what it is", async () => {
    const response = await app.visitor().send(downloadDisclosure, { ...kindOf("notice"), query: { language: "de" } });
    expect(response.headers.get("content-type")).toBe("application/pdf");
    expect(response.headers.get("content-disposition")).toMatch(/iris-notice-2026-11-24-[0-9a-f]{12}-de\.pdf/);
    expect(
      Buffer.from(await response.bytes())
        .subarray(0, 5)
        .toString(),
    ).toBe("%PDF-");
    // The library is loaded with the first one: a busy machine takes its time.
  }, 30_000);
});

test("S48 record and measures are for operators, and for administrators on behalf of their company", async () => {
  const { document } = await ada.call(readRecord, kindOf("record"));
  expect(textOf(document)).toContain("Article 30");
  expect(textOf(await ada.call(readRecord, kindOf("measures")))).toContain("AES-256-GCM");
  expect(await bob.refusal(readRecord, kindOf("record"))).toBe("core.not_found");
  expect(await bob.refusal(readRecord, kindOf("measures"))).toBe("core.not_found");
  expect((await bob.send(downloadRecord, kindOf("record"))).status).toBe(404);
});

test("S48 what changed is a new version with its time, and the one before stays readable", async () => {
  const before = await app.visitor().call(readDisclosure, kindOf("notice"));
  await app.stop();
  now += 86_400_000;
  app = await start({ privacy: { ...privacy, region: "France" }, operator });
  const after = await app.visitor().call(readDisclosure, kindOf("notice"));
  expect(after.version).not.toBe(before.version);
  expect(after.versions).toEqual([
    { version: after.version, at: now },
    { version: before.version, at: before.at },
  ]);
  const query = { version: before.version };
  const old = await app.visitor().call(readDisclosure, { ...kindOf("notice"), query });
  expect(old.isCurrent).toBe(false);
  expect(old.document).toEqual(before.document);
  // What did not change keeps its version.
  expect((await app.visitor().call(readDisclosure, kindOf("retention"))).versions).toHaveLength(1);
});

test("S48 an instance that says nothing of itself says so, and which keys are missing", async () => {
  await app.stop();
  app = await start({});
  const { document, missing } = await app.visitor().call(readDisclosure, kindOf("notice"));
  expect(missing).toContain("privacy.authority");
  expect(textOf(document)).toContain("Not stated yet. The operator has to enter this (configuration: operator.name).");
  const none = await app.visitor().refusal(readDisclosure, { ...kindOf("notice"), query: { version: "0".repeat(12) } });
  expect(none).toBe("core.not_found");
});
