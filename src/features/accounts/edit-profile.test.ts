import { afterAll, beforeAll, expect, test } from "bun:test";
import { updateOwnAccount } from "../../protocol/accounts.ts";
import { addFurtherEmail, removeAvatar, updateOwnProfile } from "../../protocol/profiles.ts";
import { type Person, startTestApp, type TestApp } from "../../testing/test-app.ts";
import { givePlan } from "../plans/plans.testing.ts";

let app: TestApp;
let ada: Person;
beforeAll(async () => {
  app = await startTestApp();
  [ada] = await app.people("ada");
});
afterAll(() => app.stop());

test("S10 who may not edit their profile changes neither name nor details, but their language and what they take away", async () => {
  await givePlan(app, { lacking: ["editProfile"] });
  expect(await ada.refusal(updateOwnProfile, { body: { firstName: "Augusta" } })).toBe("plans.switched_off");
  expect(await ada.refusal(updateOwnProfile, { body: { jobTitle: "Countess" } })).toBe("plans.switched_off");
  expect(await ada.refusal(addFurtherEmail, { body: { email: "ada@work.example" } })).toBe("plans.switched_off");
  expect((await ada.call(updateOwnAccount, { body: { language: "fr" } })).language).toBe("fr");
  await ada.call(removeAvatar);
});
