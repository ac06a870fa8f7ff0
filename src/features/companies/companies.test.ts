import { afterAll, beforeAll, expect, test } from "bun:test";
import { getOwnAccount } from "../../protocol/accounts.ts";
import { findPeople } from "../../protocol/directory.ts";
import { type Person, startTestApp, type TestApp } from "../../testing/test-app.ts";

let app: TestApp;
let ada: Person;
let bob: Person;
beforeAll(async () => {
  app = await startTestApp();
  [ada, bob] = await app.people("ada", "bob");
});
afterAll(() => app.stop());

test("S8 a member's company is shown to them, and others find them by it", async () => {
  const { companies } = app.app;
  const companyId = await companies.createCompany({ name: "  Hafenbau Nord " });
  await companies.assignToCompany(ada.accountId, companyId);
  expect((await ada.call(getOwnAccount)).companyName).toBe("Hafenbau Nord");
  const device = await ada.connect();
  await device.settled();
  const { people } = await bob.call(findPeople, { query: { q: "hafen" } });
  expect(people).toMatchObject([{ id: ada.accountId, companyName: "Hafenbau Nord" }]);
  await device.close();
});

test("a company that is not there has no name", async () => {
  expect((await app.app.companies.companyNames(["nowhere"])).get("nowhere")).toBeUndefined();
});
