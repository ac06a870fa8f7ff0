import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { type ParsedMail, simpleParser } from "mailparser";
import { nanoid } from "nanoid";
import { SMTPServer } from "smtp-server";
import { personalData } from "../../personal-data.ts";
import { listAudit } from "../../protocol/audit.ts";
import * as api from "../../protocol/function-mails.ts";
import { restrictOwnData } from "../../protocol/rights.ts";
import { requestPasswordReset } from "../../protocol/security.ts";
import { type Person, startTestApp, type TestApp } from "../../testing/test-app.ts";

setDefaultTimeout(30_000);
/** What the mail server took; while `holds` is set it keeps the first mail waiting. */
const mails: ParsedMail[] = [];
let arrived = () => {};
let holds: Promise<void> | undefined;
let reached = () => {};
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS", "AUTH"],
  onData(stream, _session, callback) {
    void simpleParser(stream).then(async (mail) => {
      reached();
      await holds;
      mails.push(mail);
      callback();
      arrived();
    });
  },
});
const until = (isSo: () => boolean) =>
  new Promise<void>((resolve) => {
    arrived = () => isSo() && resolve();
    arrived();
  });

let app: TestApp;
let ada: Person;
let bob: Person;
let olga: Person;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  app = await startTestApp({
    config: { mail: { smtp_url: `smtp://127.0.0.1:${port}`, from: "Iris <iris@iris.test>" } },
  });
  [ada, bob] = await app.people("ada", "bob");
  olga = await app.person("olga", { isOperator: true, language: "de" });
  const rita = await app.person("rita");
  await rita.call(restrictOwnData, { body: { reason: "" } });
  await until(() => mails.length === 1);
  mails.length = 0;
});
afterAll(async () => {
  await app.stop();
  await new Promise<void>((resolve) => server.close(() => resolve()));
});

const texts = {
  en: { subject: "Meetings are new", text: "Plan one in a bubble.\n\nMembers are invited." },
  de: { subject: "Besprechungen sind neu", text: "Plane eine in einer Bubble.\n\nMitglieder werden eingeladen." },
  fr: { subject: "Les réunions sont nouvelles", text: "Planifiez-en une dans une bulle." },
};
const send = async (id = nanoid()) => {
  await olga.call(api.sendNotice, { body: { id, texts } });
  await app.app.heard();
  return id;
};
const to = (mail: ParsedMail) => [mail.to].flat().map((one) => one?.text)[0];
const linkOf = (person: Person) => {
  const mail = mails.findLast((one) => to(one) === person.email);
  return /unsubscribe#([\w-]{64})/.exec(mail?.text ?? "")?.[1] ?? "";
};

test("S7 a notice goes to everybody in their language, once, with headers for one click; not to who is restricted", async () => {
  expect(await ada.refusal(api.sendNotice, { body: { id: nanoid(), texts } })).toBe("core.not_found");
  expect((await olga.call(api.listNotices)).reachable).toBe(3);
  const id = await send();
  await send(id);
  await until(() => mails.length >= 3);
  expect(mails.map(to).toSorted()).toEqual([ada.email, bob.email, olga.email]);
  expect(mails.find((mail) => to(mail) === olga.email)?.subject).toBe(texts.de.subject);
  const adas = mails.find((mail) => to(mail) === ada.email);
  expect(adas?.subject).toBe(texts.en.subject);
  expect(adas?.text).toContain("Plan one in a bubble.\n\nMembers are invited.");
  const raw = Object.fromEntries(adas?.headerLines.map(({ key, line }) => [key, line.replace(/\r?\n\s*/g, " ")]) ?? []);
  expect(raw["list-unsubscribe"]).toMatch(/<https?:\/\/.+\/api\/unsubscribe\/[\w-]{64}>$/);
  expect(raw["list-unsubscribe-post"]).toEndWith("List-Unsubscribe=One-Click");
  expect((await olga.call(api.listNotices)).notices).toMatchObject([{ id, recipients: 3, isDone: true }]);
  const { entries } = await olga.call(listAudit, { query: { act: "notices.sent" } });
  expect(entries).toHaveLength(1);
});

test("S56 the link works without signing in, by a press and not by looking; an unknown one gets the same answer", async () => {
  const token = linkOf(bob);
  const address = `${app.url}/api/unsubscribe/`;
  const look = await fetch(`${address}${token}`);
  expect(await look.text()).toContain(`url=/unsubscribe#${token}"`);
  expect(await bob.call(api.getObjections)).toEqual({ noticesObjectedAt: null });
  const press = async (of: string) => {
    const body = new URLSearchParams({ "List-Unsubscribe": "One-Click" });
    const answer = await fetch(`${address}${of}`, { method: "POST", body });
    return [answer.status, await answer.text()];
  };
  const forged = `${ada.accountId}${token.slice(21)}`;
  expect(await press(forged)).toEqual(await press(token));
  expect(await ada.call(api.getObjections)).toEqual({ noticesObjectedAt: null });
  expect(await bob.call(api.getObjections)).toEqual({ noticesObjectedAt: expect.any(Number) });
  expect((await olga.call(api.listNotices)).reachable).toBe(2);
  await bob.call(api.objectToNotices, { body: { objects: false } });
  expect((await olga.call(api.listNotices)).reachable).toBe(3);
});

test("S56 S7 an objection withdraws mails that wait, and service mails still come", async () => {
  mails.length = 0;
  let release = () => {};
  holds = new Promise((resolve) => {
    release = resolve;
  });
  const first = new Promise<void>((resolve) => {
    reached = resolve;
  });
  // The mail server is busy with a mail of olga's: the notices wait behind it.
  await app.visitor().call(requestPasswordReset, { body: { email: olga.email } });
  await first;
  await send();
  await ada.call(api.objectToNotices, { body: { objects: true } });
  await app.visitor().call(requestPasswordReset, { body: { email: ada.email } });
  holds = undefined;
  release();
  await until(() => mails.length >= 4);
  const got = mails.filter((mail) => to(mail) === ada.email).map(({ subject }) => subject);
  expect(got).toEqual([expect.stringMatching(/password/i)]);
  expect(mails.filter(({ subject }) => subject === texts.en.subject).map(to)).toEqual([bob.email]);
});

test("S56 whatever rests on a legitimate interest has its words where people object", () => {
  const stores: Record<api.LegitimateInterest, readonly string[]> = {
    accessLog: ["access-log"],
    guesses: ["guesses"],
    blocks: ["blocks"],
    companyInvitations: ["company_invitations"],
    retention: ["retention_policies"],
  };
  const { tables, blobs, memory, journals } = personalData;
  const rests = [...tables, ...blobs, ...memory, ...journals].filter(({ basis }) => basis === "legitimateInterest");
  expect(Object.keys(stores)).toEqual([...api.legitimateInterests]);
  expect([...new Set(rests.map(({ name }) => name))].toSorted()).toEqual(Object.values(stores).flat().toSorted());
});
