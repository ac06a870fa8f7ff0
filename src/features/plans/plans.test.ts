import { afterAll, beforeAll, expect, test } from "bun:test";
import { getOwnFunctions, switchNames } from "../../protocol/plans.ts";
import { type Person, startTestApp, type TestApp } from "../../testing/test-app.ts";

let app: TestApp;
let ada: Person;
beforeAll(async () => {
  app = await startTestApp();
  [ada] = await app.people("ada");
});
afterAll(() => app.stop());

test("S10 who has no company has the default plan, and on a new instance that is all of Iris", async () => {
  const { functions, plan } = await ada.call(getOwnFunctions);
  expect(plan.name).toBe("Conference");
  expect(functions).toEqual(switchNames.map((name) => ({ name, isOn: true, decidedBy: null })));
  expect(await app.app.plans.allows(ada.accountId, "chat")).toBe(true);
  await app.app.plans.require(ada.accountId, "chat");
});
