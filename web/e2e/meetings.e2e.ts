import { afterAll, beforeAll, expect, test } from "bun:test";
import { nanoid } from "nanoid";
import {
  type Browser,
  expectAccessible,
  type Iris,
  newPerson,
  openBrowser,
  type Person,
  phoneViewport,
  screenshot,
  startIris,
  until,
} from "../testing/iris.ts";

const minute = 60_000;
let iris: Iris;
let browser: Browser;
let ada: Person;
let bob: Person;

beforeAll(async () => {
  [iris, browser] = await Promise.all([startIris(), openBrowser()]);
  ada = await newPerson(iris, browser, "ada");
  bob = await newPerson(iris, browser, "bob", { language: "de", theme: "dark", viewport: phoneViewport, touch: true });
  const bubble = { id: nanoid(), name: "Garden", topic: "", memberIds: [bob.accountId] };
  await ada.page.evaluate(async (body) => {
    const headers = { "content-type": "application/json" };
    const answer = await fetch("/api/bubbles", { method: "POST", headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(await answer.text());
  }, bubble);
  for (const { page } of [ada, bob]) await page.goto(`/chat/${bubble.id}`);
}, 2 * minute);

afterAll(async () => {
  await browser?.[Symbol.asyncDispose]();
  await iris?.[Symbol.asyncDispose]();
});

test(
  "S34 a conference is planned: mailed with a calendar file, seen and near for everybody, and cancelled",
  async () => {
    const { page } = ada;
    await page.getByRole("button", { name: "Details" }).click();
    await page.getByRole("button", { name: "Plan a conference" }).click();
    const dialog = page.getByRole("dialog", { name: "Plan a conference" });
    await dialog.getByRole("button", { name: "Plan it" }).click();
    await dialog.getByText("Give it a title.").waitFor();
    await dialog.getByLabel("Title").fill("Planting");
    // In five minutes, by the clock of the page.
    const soon = await page.evaluate(() => {
      const at = Date.now() + 5 * 60_000;
      return new Date(at - new Date(at).getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
    });
    await dialog.getByLabel("Begins").fill(soon);
    await dialog.getByLabel("Repeats").click();
    await page.getByRole("option", { name: "Every week" }).click();
    await expectAccessible(page, "[role=dialog]");
    await screenshot(page, "meeting-plan");
    await dialog.getByRole("button", { name: "Plan it" }).click();
    await page.getByText("“Planting” begins at").first().waitFor();
    await expectAccessible(page);
    await screenshot(page, "meeting-near");

    const mail = await iris.mail.mailTo(bob.email);
    expect(mail.subject).toBe("Einladung: Planting");
    expect(mail.calendar).toContain("RRULE:FREQ=WEEKLY");

    await bob.page.getByText("„Planting“ beginnt um").first().waitFor();
    await bob.page.getByRole("button", { name: "Teilnehmen" }).waitFor();
    await expectAccessible(bob.page);
    await screenshot(bob.page, "meeting-near");
    await bob.page.getByRole("button", { name: "Einzelheiten" }).click();
    await bob.page.getByRole("button", { name: "Ich komme", exact: true }).click();
    await page.getByText("Coming: Bob Kahn").waitFor();
    await expectAccessible(bob.page);
    await screenshot(bob.page, "meeting-answer");
    await screenshot(page, "meeting-answered");

    await page.getByRole("button", { name: "More about “Planting”" }).click();
    await page.getByRole("menuitem", { name: "Cancel the whole series" }).click();
    await page.getByRole("button", { name: "Cancel the conference" }).click();
    await page.getByText("No conference is planned here.").waitFor();
    await bob.page.getByRole("button", { name: "Teilnehmen" }).waitFor({ state: "detached" });
    await until("bob's calendar hears of it", () =>
      iris.mail.mails.some(({ to, calendar }) => to.includes(bob.email) && calendar?.includes("METHOD:CANCEL")),
    );
    expect([...ada.problems, ...bob.problems]).toEqual([]);
  },
  2 * minute,
);
