import { afterAll, beforeAll, expect, test } from "bun:test";
import { nanoid } from "nanoid";
import * as api from "../../protocol/breaches.ts";
import { listOpenRequests } from "../../protocol/oversight.ts";
import { type Person, startTestApp, type TestApp } from "../../testing/test-app.ts";
import { allBreaches } from "./breaches.store.ts";

const now = Date.UTC(2026, 10, 24, 12);
let app: TestApp;
let olga: Person;
let ada: Person;
let bob: Person;
beforeAll(async () => {
  app = await startTestApp({ now: () => now });
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
  expect(breach).toMatchObject({ text, dueAt, decision: null, person: { id: ada.accountId, name: "Ada Example" } });
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
