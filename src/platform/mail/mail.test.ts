import { afterEach, beforeEach, describe, expect, test } from "bun:test";
import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ParsedMail, simpleParser } from "mailparser";
import { nanoid } from "nanoid";
import { SMTPServer } from "smtp-server";
import { configSchema } from "../config/config.ts";
import type { DataKey, Keys } from "../crypto/keys.ts";
import { createOutbound } from "../outbound/outbound.ts";
import type { Log } from "../platform.ts";
import { type OpenStorage, openStorage } from "../storage/open-storage.ts";
import { createMail } from "./create-mail.ts";
import type { Mail, NewMail } from "./mail.ts";

const verification: NewMail<"verification"> = {
  to: "ada@example.org",
  language: "de",
  template: "verification",
  data: { instanceName: "Iris", firstName: "Ada", code: "482913", url: "http://iris.test/#/v/abc", validHours: 24 },
};

let folder: string;
let storage: OpenStorage;
let logged: string[];
/** How far the clock is ahead, ms. */
let clock: number;
const write = (fields: object, text: string) => void logged.push(`${text} ${JSON.stringify(fields)}`);
const log: Log = { debug: write, info: write, warn: write, error: write };
const key: DataKey = { subject: "system:mail", version: 1, bytes: randomBytes(32) };
const keys: Keys = {
  create: async () => key,
  get: async () => key,
  peek: () => key,
  preload: async () => {},
  renew: async () => key,
  destroy: async () => {},
  blindIndex: () => "",
};
const mailFor = (smtpUrl: string | undefined, retryMs = 20): Mail => {
  const config = configSchema.parse({ mail: { smtp_url: smtpUrl, from: "Iris <iris@iris.test>" } });
  const outbound = createOutbound(config, log);
  const deps = { config, db: storage, keys, log, outbound, newId: nanoid, now: () => Date.now() + clock };
  return createMail({ ...deps, retryDelayMs: (attempts) => (attempts < 3 ? retryMs : undefined) });
};

interface Received {
  readonly mails: ParsedMail[];
  readonly url: string;
  /** Resolves when `count` mails have arrived. */
  until(count: number): Promise<void>;
  close(): Promise<void>;
}
/** A real mail server; `refuse` answers the first attempts with these codes instead. */
async function startSmtp({ port = 0, refuse = [] as number[] } = {}): Promise<Received> {
  const mails: ParsedMail[] = [];
  let arrived = () => {};
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onData(stream, _session, callback) {
      void simpleParser(stream).then((parsed) => {
        const code = refuse.shift();
        if (code) return callback(Object.assign(new Error("not now"), { responseCode: code }));
        mails.push(parsed);
        callback();
        arrived();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const address = server.server.address();
  if (address === null || typeof address === "string") throw new Error("the mail server has no port");
  return {
    mails,
    url: `smtp://127.0.0.1:${address.port}`,
    until: (count) =>
      new Promise((resolve) => {
        arrived = () => {
          if (mails.length >= count) resolve();
        };
        arrived();
      }),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

const cleanUp: (() => Promise<void>)[] = [];
beforeEach(async () => {
  logged = [];
  clock = 0;
  folder = await mkdtemp(join(tmpdir(), "iris-mail-"));
  storage = await openStorage({ file: join(folder, "iris.db"), log, now: Date.now });
});
afterEach(async () => {
  for (const act of cleanUp.splice(0).reverse()) await act();
  await storage.close();
  await rm(folder, { recursive: true, force: true });
});
async function serverAndMail(options?: Parameters<typeof startSmtp>[0], retryMs?: number) {
  const server = await startSmtp(options);
  const mail = mailFor(server.url, retryMs);
  await mail.start();
  cleanUp.push(server.close, () => mail.stop());
  return { server, mail };
}
const queue = (mail: Mail, wanted: NewMail<"verification"> = verification) =>
  storage.transaction((tx) => mail.send(tx, wanted));
async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await Bun.sleep(5);
}

describe("with a mail server", () => {
  test("S1 a queued mail arrives in the reader's language, as text and as HTML without remote content", async () => {
    const { server, mail } = await serverAndMail();
    await queue(mail);
    await server.until(1);
    const [received] = server.mails;
    expect(received?.subject).toBe("Bestätige deine Adresse für Iris");
    expect(received?.from?.text).toBe('"Iris" <iris@iris.test>');
    expect(received?.headers.get("auto-submitted")).toBe("auto-generated");
    expect(received?.text).toContain("482913");
    expect(received?.text).toContain("http://iris.test/#/v/abc");
    expect(received?.html).toContain('<html lang="de">');
    expect(received?.html).not.toMatch(/<img|src=|@import|url\(/);
    expect(mail.isConfigured).toBe(true);
  });

  test("S34 RFC 6047 a calendar file comes as a part that mail programs act on, and as a file", async () => {
    const { server, mail } = await serverAndMail();
    const text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n";
    await storage.transaction((tx) => mail.send(tx, { ...verification, calendar: { method: "REQUEST", text } }));
    await server.until(1);
    const parts = server.mails[0]?.attachments.map(({ contentType, headers, content }) => {
      const { params } = headers.get("content-type") as unknown as { params: Record<string, string> };
      return [contentType, params.method ?? params.name, content.toString().replaceAll("\r\n", "\n")];
    });
    const lines = text.replaceAll("\r\n", "\n");
    expect(parts).toEqual([
      ["text/calendar", "REQUEST", lines],
      ["application/ics", "invitation.ics", lines],
    ]);
  });

  test("nothing is sent for an act that fails", async () => {
    const { server, mail } = await serverAndMail();
    const failing = storage.transaction(async (tx) => {
      await mail.send(tx, verification);
      throw new Error("the act failed");
    });
    await expect(failing).rejects.toThrow("the act failed");
    await queue(mail, { ...verification, to: "bob@example.org" });
    await server.until(1);
    expect(server.mails.map((received) => received.to)).toMatchObject([{ text: "bob@example.org" }]);
  });

  test("a mail refused for the moment is tried again with the same Message-ID", async () => {
    const { server, mail } = await serverAndMail({ refuse: [451, 421] });
    await queue(mail);
    await server.until(1);
    expect(server.mails).toHaveLength(1);
    expect(server.mails[0]?.messageId).toMatch(/^<.{21}@iris\.test>$/);
    expect(logged.filter((line) => line.startsWith("mail not sent"))).toHaveLength(2);
  });

  test("a mail refused for good, or too often, goes to the operator's outbox", async () => {
    const { server, mail } = await serverAndMail({ refuse: [550, 451, 451, 451] });
    await queue(mail);
    await until(async () => (await mail.listOutbox()).length === 1);
    await queue(mail, { ...verification, to: "bob@example.org" });
    await until(async () => (await mail.listOutbox()).length === 2);
    expect((await mail.listOutbox()).map((held) => held.to).sort()).toEqual(["ada@example.org", "bob@example.org"]);
    expect(server.mails).toHaveLength(0);
  });

  test("a mail survives a server that is away and a restart of Iris", async () => {
    const first = await startSmtp();
    await first.close();
    const before = mailFor(first.url, 3_600_000);
    await before.start();
    await queue(before);
    await until(async () => logged.some((line) => line.startsWith("mail not sent")));
    await before.stop();
    await queue(before, { ...verification, to: "bob@example.org" });
    const { server } = await serverAndMail({ port: Number(new URL(first.url).port) });
    await server.until(1);
    expect(server.mails[0]?.to).toMatchObject({ text: "bob@example.org" });
  });

  test("S70 neither the database file nor the log shows an address or a code", async () => {
    const { server, mail } = await serverAndMail({ refuse: [451] }, 3_600_000);
    await queue(mail);
    await until(async () => logged.some((line) => line.startsWith("mail not sent")));
    for (const name of await readdir(folder)) {
      const bytes = await readFile(join(folder, name));
      expect(bytes.includes("ada@example.org")).toBe(false);
      expect(bytes.includes("482913")).toBe(false);
    }
    expect(logged.join("\n")).not.toMatch(/ada@|482913/);
    expect(server.mails).toHaveLength(0);
  });
});

describe("without a mail server", () => {
  test("mails wait in the outbox that the operator reads, and the log warns", async () => {
    const mail = mailFor(undefined);
    await mail.start();
    await queue(mail);
    expect(mail.isConfigured).toBe(false);
    const [held] = await mail.listOutbox();
    expect(held).toMatchObject({ to: "ada@example.org", subject: "Bestätige deine Adresse für Iris" });
    expect(held?.text).toContain("482913");
    expect(logged.some((line) => line.startsWith("no mail server is configured"))).toBe(true);
  });

  test("S70 what nobody sends, with its addresses and links, is gone after a month", async () => {
    const mail = mailFor(undefined);
    await mail.start();
    await queue(mail);
    clock = 31 * 24 * 3_600_000;
    await queue(mail, { ...verification, to: "bob@example.org" });
    expect((await mail.listOutbox()).map((held) => held.to)).toEqual(["bob@example.org"]);
  });
});
