import { describe, expect, test } from "bun:test";
import { renderMail } from "./render.ts";
import { isFinalRefusal, retryDelayMs } from "./retry.ts";
import { type TemplateData, type TemplateName, templates, writeMail } from "./templates.ts";

const samples: { [T in TemplateName]: TemplateData<T> } = {
  verification: { instanceName: "Iris", firstName: "Ada", code: "482913", url: "https://iris.test/v", validHours: 24 },
  furtherEmailProof: {
    instanceName: "Iris",
    code: "123456",
    url: "https://iris.test/settings/profile#x",
    validHours: 24,
  },
  furtherEmailTaken: { instanceName: "Iris" },
  breachReported: { instanceName: "Iris", dueAt: 1_800_000_000_000, url: "https://iris.test/settings/oversight" },
  breachNotice: {
    ...{ instanceName: "Iris", operator: "Hafenbau Nord", contact: "privacy@iris.test", nature: "A list was lost" },
    ...{ dataCategories: "", consequences: "Unwanted mail", measures: "It was found" },
  },
  accountExists: { instanceName: "Iris", firstName: "Ada", signInUrl: "https://iris.test/sign-in" },
  companyInvitation: {
    ...{ instanceName: "Iris", companyName: "Hafenbau Nord" },
    ...{ url: "https://iris.test/company-invitation#t", validDays: 14 },
  },
  contactInvitation: {
    instanceName: "Iris",
    inviterName: "Ada Lovelace",
    url: "https://iris.example/invitation#token",
    validDays: 30,
  },
  digest: {
    ...{ instanceName: "Iris", count: 3, chats: [{ name: "Ada Lovelace", count: 3 }] },
    ...{ url: "https://iris.test", settingsUrl: "https://iris.test/settings/notifications" },
  },
  exportReady: { instanceName: "Iris", days: 7, url: "https://iris.test/settings/privacy" },
  newDevice: {
    ...{ instanceName: "Iris", firstName: "Ada", device: "Firefox on Linux", network: "203.0.x.x" },
    ...{ at: 1_800_000_000_000, url: "https://iris.test/settings/devices" },
  },
  notice: {
    ...{ instanceName: "Iris", subject: "Meetings are new", text: "Plan one in a bubble." },
    url: "https://iris.test/unsubscribe#t",
  },
  passwordReset: { instanceName: "Iris", firstName: "Ada", url: "https://iris.test/reset#t", validMinutes: 30 },
  restriction: {
    ...{ instanceName: "Iris", firstName: "Ada", by: "person", reason: "The address is wrong" },
    ...{ url: "https://iris.test/restriction#t", linkDays: 90 },
  },
  restrictionReleased: {
    ...{ instanceName: "Iris", firstName: "Ada", by: "operator", reason: "The address was corrected" },
    url: "https://iris.test",
  },
  securityChange: {
    ...{ instanceName: "Iris", firstName: "Ada", change: "passkey_added" },
    url: "https://iris.test/settings/security",
  },
  emailCode: { instanceName: "Iris", firstName: "Ada", code: "482913", validMinutes: 30 },
  emailGone: {
    ...{ instanceName: "Iris", firstName: "Ada", newAddress: "a…@example.org" },
    ...{ url: "https://iris.test/undo-email#t", validDays: 7 },
  },
  meeting: {
    ...{ occasion: "planned", title: "Weekly", organiserName: "Ada Lovelace", instanceName: "Iris", isSeries: true },
    ...{ url: "https://iris.test/chat/x", startsAt: 1_800_000_000_000, timeZone: "Europe/Berlin", minutes: 30 },
  },
  erased: { instanceName: "Iris", number: "E-12AB", url: "https://iris.test/erased#t" },
  erasureRequest: {
    ...{ instanceName: "Iris", name: "Ada Lovelace", dueAt: 1_800_000_000_000 },
    url: "https://iris.test/company",
  },
  infectedFile: { instanceName: "Iris", fileId: "f".repeat(21), uploaderId: "a".repeat(21), threat: "Eicar-Test" },
};
const names = Object.keys(templates) as TemplateName[];
const languages = ["en", "de", "fr"] as const;

describe.each(names)("the mail %s", (name) => {
  test.each(languages)("says the same in %s", (language) => {
    const mail = writeMail(name, language, samples[name]);
    const english = writeMail(name, "en", samples[name]);
    expect(mail.paragraphs).toHaveLength(english.paragraphs.length);
    expect([mail.code, mail.link?.url]).toEqual([english.code, english.link?.url]);
    expect(mail.closing).not.toBe("");
    const rendered = renderMail(mail, language);
    for (const part of [rendered.text, rendered.html]) expect(part).not.toMatch(/undefined|\[object/);
  });

  test("is written anew for each language", () => {
    // The operator writes the subject of a notice.
    const part = name === "notice" ? "closing" : "subject";
    const words = languages.map((language) => writeMail(name, language, samples[name])[part]);
    expect(new Set(words).size).toBe(3);
  });
});

test("what people typed cannot become markup, a header or a paragraph of ours", () => {
  const firstName = 'Ada <img src="https://evil.test/x">\r\nBcc: bob@example.org';
  const mail = writeMail("verification", "en", { ...samples.verification, firstName });
  const { html, text, subject } = renderMail({ ...mail, subject: `Hello ${firstName}` }, "en");
  expect(html).not.toContain("<img");
  expect(text).not.toContain("\nBcc:");
  expect(subject).not.toMatch(/[\r\n]/);
});

test("pauses between attempts grow, and after about two days a mail is given up", () => {
  const delays: number[] = [];
  for (let attempt = 1; ; attempt++) {
    const delay = retryDelayMs(attempt);
    if (delay === undefined) break;
    delays.push(delay);
  }
  expect(delays).toEqual(delays.toSorted((a, b) => a - b));
  const hours = delays.reduce((sum, delay) => sum + delay, 0) / 3_600_000;
  expect(hours).toBeGreaterThan(40);
  expect(hours).toBeLessThan(56);
});

test.each([
  [{ responseCode: 550 }, true],
  [{ responseCode: 451 }, false],
  [{ responseCode: 535, code: "EAUTH" }, false],
  [{ code: "ECONNECTION" }, false],
])("the failure %o is final: %p", (fields, final) => {
  expect(isFinalRefusal(Object.assign(new Error("refused"), fields))).toBe(final);
});
