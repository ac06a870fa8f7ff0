import { afterAll, afterEach, beforeAll, describe, expect, test } from "bun:test";
import { nanoid } from "nanoid";
import type { Page } from "playwright-core";
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

const patience = 240_000;
let browser: Browser;
let iris: Iris;
let people: Person[] = [];
beforeAll(async () => {
  [browser, iris] = await Promise.all([openBrowser(), startIris()]);
}, patience);
afterEach(async () => {
  await Promise.all(people.map(({ context }) => context.close()));
  people = [];
});
afterAll(async () => {
  await browser?.close();
  await iris?.[Symbol.asyncDispose]();
}, patience);

const person = async (...[name, options]: [string, Parameters<typeof newPerson>[3]?]): Promise<Person> => {
  const made = await newPerson(iris, browser, name, options);
  made.page.setDefaultTimeout(patience / 4);
  people.push(made);
  return made;
};

/** Asks the server as this person, beside the interface. */
const ask = (page: Page, method: string, path: string, body?: object) =>
  page.evaluate(
    async ([method, path, body]) => {
      const answer = await fetch(path, {
        method,
        ...(body !== undefined && { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
      });
      return answer.status === 204 ? null : await answer.json();
    },
    [method, path, body] as const,
  );

async function befriend(a: Person, b: Person): Promise<void> {
  const id = nanoid();
  await ask(a.page, "POST", "/api/invitations/people", { id, accountId: b.accountId });
  await ask(b.page, "POST", `/api/invitations/${id}/accept`);
}
const openView = async (page: Page, view: string) => {
  await page.goto(`/people?view=${view}`);
  await page.getByRole("tab", { selected: true }).waitFor();
};

describe("S14 inviting", () => {
  test(
    "S14 by mail: somebody without an account signs up, is led to the invitation and accepts",
    async () => {
      const ada = await person("ada");
      // As a phone's browser has one; what it hands over is chosen in its own window.
      await ada.page.addInitScript(() => {
        const select = async () => [{ name: ["Grace"], email: ["grace@example.test", "grace@home.test"] }];
        Object.defineProperty(navigator, "contacts", { value: { select } });
      });
      // Everything that leaves the page, whatever way it takes.
      const sent: string[] = [];
      ada.page.on("request", (request) => sent.push(`${request.url()} ${request.postData() ?? ""}`));
      ada.page.on("websocket", (line) => line.on("framesent", ({ payload }) => sent.push(String(payload))));
      const picked = () => sent.filter((one) => /grace|home\.test/i.test(one));
      await openView(ada.page, "contacts");
      await ada.page.getByText("No contacts yet").waitFor();
      await expectAccessible(ada.page);
      await screenshot(ada.page, "contacts-empty");
      await ada.page.getByRole("button", { name: "Invite somebody" }).first().click();
      const dialog = ada.page.getByRole("dialog");
      await dialog.getByRole("button", { name: "From the phone's contacts" }).click();
      const field = dialog.getByLabel("E-mail address");
      await until("the first address stands there", async () => (await field.inputValue()) === "grace@example.test");
      await dialog.getByRole("button", { name: "grace@home.test" }).click();
      expect(await field.inputValue()).toBe("grace@home.test");
      await dialog.getByRole("button", { name: "grace@example.test" }).click();
      await dialog.getByLabel(/A few words/).fill("We met at the fair in Ghent.");
      await expectAccessible(ada.page);
      await screenshot(ada.page, "contacts-invite");
      // What was picked stays on the device until it is sent.
      expect(sent.length).toBeGreaterThan(0);
      expect(picked()).toEqual([]);
      await dialog.getByRole("button", { name: "Send invitation" }).click();
      await ada.page.getByText("The invitation is on its way").waitFor();
      expect(picked()).toHaveLength(1);
      await openView(ada.page, "invitations");
      await ada.page.getByText("grace@example.test").waitFor();
      await expectAccessible(ada.page);

      const mail = await iris.mail.mailTo("grace@example.test");
      expect(mail.text).toContain("Ada Lovelace would like");
      expect(mail.text).not.toContain("Ghent");
      const link = mail.text.match(/http\S+\/invitation#\S+/)?.[0] ?? "";
      const context = await browser.newContext({
        baseURL: iris.url,
        locale: "de-DE",
        viewport: phoneViewport,
        hasTouch: true,
        isMobile: true,
      });
      context.setDefaultTimeout(patience / 4);
      const page = await context.newPage();
      await page.goto(link);
      await page.getByText("Ada Lovelace möchte dich").waitFor();
      await expectAccessible(page);
      await screenshot(page, "contacts-invitation");
      await page.getByRole("link", { name: "Konto eröffnen" }).click();
      await page.locator("[name=firstName]").fill("Grace");
      await page.locator("[name=lastName]").fill("Hopper");
      await page.locator("[name=email]").fill("grace@example.test");
      await page.locator("[name=password]").fill("teapot granite velvet");
      await page.getByRole("checkbox").first().click();
      await page.locator("button[type=submit]").click();
      const code = await until(
        "the code arrives",
        async () => (await iris.mail.mailTo("grace@example.test")).text.match(/\b\d{6}\b/)?.[0],
      );
      await page.getByRole("textbox").first().fill(code);
      await page.waitForURL(/\/invitation$/);
      await page.getByText("We met at the fair in Ghent.").waitFor();
      await expectAccessible(page);
      await screenshot(page, "contacts-invitation-signed-in");
      await page.getByRole("button", { name: "Annehmen" }).click();
      await page.getByRole("link", { name: /Ada Lovelace/ }).waitFor();
      await expectAccessible(page);
      await screenshot(page, "contacts-phone");
      await context.close();

      await openView(ada.page, "contacts");
      await ada.page.getByRole("link", { name: /Grace Hopper/ }).waitFor();
      await openView(ada.page, "invitations");
      await ada.page.getByText("No invitations").waitFor();
      expect(ada.problems).toEqual([]);
    },
    patience,
  );

  test(
    "S14 in Iris: the invitation shows with its badge; favourites and groups keep order",
    async () => {
      const [ada, bob] = [await person("ada2"), await person("bob2", { theme: "dark", language: "de" })];
      await openView(bob.page, "invitations");
      await bob.page.getByText("Keine Einladungen").waitFor();
      const body = { id: nanoid(), accountId: bob.accountId, note: "Lunch on Friday?" };
      await ask(ada.page, "POST", "/api/invitations/people", body);
      await bob.page.getByText("Lunch on Friday?").waitFor();
      await expectAccessible(bob.page);
      await screenshot(bob.page, "contacts-received");
      await bob.page.getByRole("button", { name: "Annehmen" }).click();
      await bob.page.getByText(/gehört jetzt zu deinen Kontakten/).waitFor();

      await openView(ada.page, "contacts");
      const menu = () => ada.page.getByRole("button", { name: "Actions for Bob2 Miller" }).first();
      await menu().click();
      await ada.page.getByRole("menuitem", { name: "Make a favourite" }).click();
      await ada.page.getByRole("heading", { name: "Favourites" }).waitFor();
      await menu().click();
      await ada.page.getByRole("menuitem", { name: "Groups" }).click();
      const dialog = ada.page.getByRole("dialog");
      await dialog.getByLabel("New group").fill("Harbour crew");
      await dialog.getByRole("button", { name: "Add" }).click();
      await dialog.getByRole("checkbox", { name: "Harbour crew" }).click();
      await expectAccessible(ada.page);
      await screenshot(ada.page, "contacts-groups");
      await dialog.getByRole("button", { name: "Done" }).click();
      await ada.page.getByRole("heading", { name: "Harbour crew" }).waitFor();
      await expectAccessible(ada.page);
      await screenshot(ada.page, "contacts-list");
      expect([...ada.problems, ...bob.problems]).toEqual([]);
    },
    patience,
  );
});

test(
  "S14 a block: what the blocker sees, and what the blocked one does not",
  async () => {
    const [ada, bob] = [await person("ada3"), await person("bob3")];
    await befriend(ada, bob);
    const { id } = await ask(bob.page, "POST", "/api/direct-chats", { accountId: ada.accountId });
    await ada.page.goto(`/chat/${id}`);
    await ada.page.getByRole("textbox", { name: /Write|Message/ }).fill("before the quarrel");
    await ada.page.keyboard.press("Enter");
    await bob.page.goto(`/chat/${id}`);
    await bob.page.getByText("before the quarrel").first().waitFor();

    await bob.page
      .getByRole("button", { name: /Details/ })
      .first()
      .click();
    await bob.page.getByRole("button", { name: "Actions for Ada3 Miller" }).click();
    await bob.page.getByRole("menuitem", { name: "Block" }).click();
    await bob.page.getByText("is not told").waitFor();
    await expectAccessible(bob.page);
    await screenshot(bob.page, "contacts-block");
    await bob.page.getByRole("dialog").getByRole("button", { name: "Block", exact: true }).click();
    await bob.page.getByText("You have blocked Ada3 Miller.").waitFor();
    await expectAccessible(bob.page);
    await screenshot(bob.page, "contacts-blocked-chat");

    // To ada her message looks sent; the contact is gone, and nobody of that name is to be found.
    await ada.page.getByRole("textbox", { name: /Write|Message/ }).fill("are you there?");
    await ada.page.keyboard.press("Enter");
    await ada.page.getByText("are you there?").first().waitFor();
    await until("ada's message is stored", async () => {
      const { messages } = await ask(ada.page, "GET", `/api/conversations/${id}/messages`);
      return messages.length === 2;
    });
    await ada.page.goto("/people");
    await ada.page.getByRole("textbox", { name: "Find people" }).fill(bob.email);
    await ada.page.getByText(/Nobody found/).waitFor();
    expect(await bob.page.getByText("are you there?").count()).toBe(0);

    await bob.page.goto("/settings/blocked");
    await bob.page.getByText("Ada3 Miller").first().waitFor();
    await expectAccessible(bob.page);
    await screenshot(bob.page, "contacts-blocked-people");
    await bob.page
      .getByRole("button", { name: "Unblock : Ada3 Miller" })
      .or(bob.page.getByRole("button", { name: /^Unblock/ }))
      .first()
      .click();
    await bob.page.getByText("You have blocked nobody").waitFor();
    await bob.page.goto(`/chat/${id}`);
    await bob.page.getByText("before the quarrel").first().waitFor();
    expect(await bob.page.getByText("are you there?").count()).toBe(0);
    expect([...ada.problems, ...bob.problems]).toEqual([]);
  },
  patience,
);

test(
  "S16 contacts come from a vCard file after an agreement, and go whole",
  async () => {
    const ada = await person("ada4");
    const { page } = ada;
    await openView(page, "address-book");
    await page.getByRole("button", { name: "Import contacts" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("Before you import").waitFor();
    await expectAccessible(page);
    await screenshot(page, "contacts-import-consent");
    await dialog.getByRole("button", { name: "I agree" }).click();
    const card = (name: string, more: string[]) => ["BEGIN:VCARD", "VERSION:3.0", `FN:${name}`, ...more, "END:VCARD"];
    const vcards = [
      ...card("Emmy Noether", ["ORG:University of Göttingen", "EMAIL:emmy@example.test", "TEL:+49 551 390"]),
      ...card("Hedy Lamarr", ["EMAIL:hedy@example.test"]),
      ...card("Somebody Else", ["TEL:+43 1 58801"]),
    ].join("\r\n");
    const file = { name: "contacts.vcf", mimeType: "text/vcard", buffer: Buffer.from(vcards) };
    const choose = dialog.locator("input[type=file]");
    await choose.setInputFiles({ ...file, buffer: Buffer.from("%PDF-1.7") });
    await dialog.getByText("This is no vCard file").waitFor();
    await expectAccessible(page);
    await choose.setInputFiles(file);
    await dialog.getByText("3 contacts found").waitFor();
    await dialog.getByRole("checkbox", { name: /Somebody Else/ }).click();
    await expectAccessible(page);
    await screenshot(page, "contacts-import-preview");
    await dialog.getByRole("button", { name: "Import 2 contacts" }).click();
    await page.getByText("2 contacts added").waitFor();
    await page.getByRole("button", { name: /Emmy Noether/ }).click();
    await dialog.getByRole("link", { name: "+49 551 390" }).waitFor();
    await dialog.getByRole("button", { name: "Find in Iris" }).click();
    await dialog.getByText("Nobody you may find has this address").waitFor();
    await expectAccessible(page);
    await screenshot(page, "contacts-card");
    await page.keyboard.press("Escape");
    await expectAccessible(page);
    await screenshot(page, "contacts-address-book");

    await page.getByRole("button", { name: "Actions for the address book" }).click();
    await page.getByRole("menuitem", { name: /remove everything/ }).click();
    await dialog.getByRole("button", { name: "Withdraw and remove" }).click();
    await page.getByText("Your address book is empty").waitFor();
    expect(await ask(page, "GET", "/api/address-book/entries")).toMatchObject({ entries: [] });
    expect((await ask(page, "GET", "/api/network")).addressBook).toEqual({ consent: null, count: 0 });
    expect(ada.problems).toEqual([]);
  },
  patience,
);
