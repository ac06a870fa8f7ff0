import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { nanoid } from "nanoid";
import { listOutbox, signUp, verifyEmail } from "../../protocol/accounts.ts";
import { findPeople, getPeople } from "../../protocol/directory.ts";
import type { Problem } from "../../protocol/problem.ts";
import * as api from "../../protocol/profiles.ts";
import { confirmEmailChange, requestEmailChange } from "../../protocol/security.ts";
import { type Person, password, startTestApp, type TestApp } from "../../testing/test-app.ts";
import { destroyLeftAvatars } from "./destroy-avatars.ts";
import { jpegWithNotes, picture, planted } from "./pictures.testing.ts";

let app: TestApp;
let ada: Person;
let bob: Person;
let mallory: Person;
let operator: Person;

beforeAll(async () => {
  app = await startTestApp();
  operator = await app.person("grace", { isOperator: true });
  [ada, bob, mallory] = await app.people("ada", "bob", "mallory");
  const company = await app.app.companies.createCompany({ name: "Analytical Engines" });
  for (const { accountId } of [ada, bob]) await app.app.companies.assignToCompany(accountId, company);
});
afterAll(() => app.stop());

const profileOf = (viewer: Person, { accountId }: Person) => viewer.call(api.getProfile, { params: { accountId } });
const mailsTo = async (email: string) => (await operator.call(listOutbox)).mails.filter(({ to }) => to === email);
async function proofFor(email: string) {
  const text = (await mailsTo(email))[0]?.text ?? "";
  return { token: /#(\S{43})/.exec(text)?.[1] ?? "", code: /\b\d{6}\b/.exec(text)?.[0] ?? "" };
}
const another = (code: string) => (code === "000000" ? "000001" : "000000");
const sendPicture = (person: Person, body: Uint8Array<ArrayBuffer>) => person.send(api.setAvatar, {}, { body });
const avatarOf = (viewer: Person, { accountId }: Person, version: string, size: "small" | "large" = "large") =>
  viewer.send(api.getAvatar, { params: { accountId, version }, query: { size } });
const codeOf = async (response: Response) => ((await response.json()) as Problem).code;

const berlin = { street: "Hauptstr. 1", postalCode: "10115", city: "Berlin", region: null, country: "DE" };

describe("S4 what somebody says of themselves", () => {
  test("S50 is kept, normalised, and changed part by part", async () => {
    const saved = await ada.call(api.updateOwnProfile, {
      body: {
        ...{ salutation: "Dr.", nickname: " Addie ", jobTitle: "Engineer", department: "Engines" },
        ...{ tags: ["steam", "Steam", "algebra"], address: berlin, timeZone: "europe/berlin" },
        phones: [{ kind: "work", number: "030 123456" }],
        workingHours: [{ day: 1, from: "09:00", to: "17:30" }],
      },
    });
    expect(saved).toMatchObject({ nickname: "Addie", tags: ["steam", "algebra"], timeZone: "Europe/Berlin" });
    expect(saved.phones).toEqual([{ kind: "work", number: "+4930123456" }]);
    const changed = await ada.call(api.updateOwnProfile, { body: { department: null } });
    expect(changed).toEqual({ ...saved, department: null, version: saved.version + 1 });
    expect(await ada.call(api.getOwnProfile)).toEqual(changed);
  });

  test("S50 of two devices that change the same version one is told, and overwrites nothing", async () => {
    const carol = await app.person("carol");
    const { version } = await carol.call(api.getOwnProfile);
    const changes = [
      { version, jobTitle: "Captain" },
      { version, department: "Bridge" },
    ];
    const answers = await Promise.all(changes.map((body) => carol.send(api.updateOwnProfile, { body })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const loser = changes[answers.findIndex(({ status }) => status === 409)] as (typeof changes)[number];
    const now = await carol.call(api.getOwnProfile);
    expect([now.jobTitle, now.department].filter(Boolean)).toHaveLength(1);
    expect(await carol.refusal(api.updateOwnProfile, { body: loser })).toBe("profiles.changed_meanwhile");
    const mended = await carol.call(api.updateOwnProfile, { body: { ...loser, version: now.version } });
    expect(mended).toMatchObject({ jobTitle: "Captain", department: "Bridge", version: version + 2 });
  });

  test("S50 a new picture takes nobody's change away", async () => {
    const dan = await app.person("dan");
    const { version } = await dan.call(api.updateOwnProfile, { body: { nickname: "D" } });
    await sendPicture(dan, await picture("png"));
    expect((await dan.call(api.updateOwnProfile, { body: { version, lastName: "Dare" } })).lastName).toBe("Dare");
  });

  test("what must be mended is named at its field, in the caller's language, and nothing is changed", async () => {
    const dora = await app.person("dora", { language: "de" });
    const before = await dora.call(api.getOwnProfile);
    const body = { jobTitle: "Countess", phones: [{ kind: "work" as const, number: "12" }], timeZone: "Mars/Olympus" };
    const answer = await dora.send(api.updateOwnProfile, { body });
    expect(answer.status).toBe(400);
    const { fields } = (await answer.json()) as Problem;
    expect(fields?.map(({ path }) => path)).toEqual(["body.phones.0.number", "body.timeZone"]);
    expect(fields?.[1]?.reason).toBe("ist keine bekannte Zeitzone");
    expect(await dora.call(api.getOwnProfile)).toEqual(before);
  });

  test("is limited", async () => {
    const tags = Array.from({ length: 11 }, (_, at) => `tag ${at}`);
    expect(await ada.refusal(api.updateOwnProfile, { body: { tags } })).toBe("core.invalid_input");
    expect(await ada.refusal(api.updateOwnProfile, { body: { tags: ["x".repeat(65)] } })).toBe("core.invalid_input");
    expect(await ada.refusal(api.updateOwnProfile, { body: { jobTitle: "x".repeat(121) } })).toBe("core.invalid_input");
  });

  test("is told to one's other devices and to the directory", async () => {
    const device = await ada.connect();
    await ada.call(api.updateOwnProfile, { body: { jobTitle: "Chief engineer" } });
    const { event } = await device.next("event", ({ event: told }) => told.type === "account.changed");
    expect(event).toEqual({ type: "account.changed", accountId: ada.accountId });
    const { people } = await bob.call(getPeople, { body: { ids: [ada.accountId] } });
    expect(people[0]).toMatchObject({ jobTitle: "Chief engineer", department: null, avatar: null });
    await device.close();
  });

  test("S9 a colleague sees how to reach a person, somebody else sees who they are", async () => {
    const near = await profileOf(bob, ada);
    expect(near).toMatchObject({ isClose: true, address: berlin, timeZone: "Europe/Berlin", emails: [ada.email] });
    expect(near).toMatchObject({ companyName: "Analytical Engines", phones: [{ number: "+4930123456" }] });
    const far = await profileOf(mallory, ada);
    expect(far).toMatchObject({
      isClose: false,
      firstName: "Ada",
      jobTitle: "Chief engineer",
      tags: ["steam", "algebra"],
    });
    expect(far).toMatchObject({ address: null, phones: [], emails: [], timeZone: null, workingHours: [] });
    expect(await profileOf(ada, ada)).toMatchObject({ isClose: true, address: berlin });
  });

  test("who is not signed in, or asks for nobody, gets nothing", async () => {
    const visitor = app.visitor();
    expect(await visitor.refusal(api.getOwnProfile)).toBe("core.not_signed_in");
    expect(await visitor.refusal(api.getProfile, { params: { accountId: ada.accountId } })).toBe("core.not_signed_in");
    expect(await bob.refusal(api.getProfile, { params: { accountId: nanoid() } })).toBe("core.not_found");
  });
});

describe("S4 further addresses", () => {
  const add = (person: Person, email: string) => person.call(api.addFurtherEmail, { body: { email } });
  const idOf = ({ emails }: api.OwnProfile, email: string) => emails.find((one) => one.email === email)?.id ?? "";
  const found = async (who: Person, q: string) =>
    (await who.call(findPeople, { query: { q } })).people.map(({ id }) => id);

  test("are shown and found only once they are proved", async () => {
    const email = "ada.private@example.org";
    const emailId = idOf(await add(ada, email), email);
    expect((await profileOf(bob, ada)).emails).toEqual([ada.email]);
    expect(await found(bob, email)).toEqual([]);
    const { code } = await proofFor(email);
    expect(await ada.refusal(api.proveFurtherEmail, { body: { emailId, code: another(code) } })).toBe(
      "accounts.proof_invalid",
    );
    expect(await bob.refusal(api.proveFurtherEmail, { body: { emailId, code } })).toBe("accounts.proof_invalid");
    const { emails } = await ada.call(api.proveFurtherEmail, { body: { emailId, code } });
    expect(emails).toEqual([{ id: emailId, email, isProved: true }]);
    expect((await profileOf(bob, ada)).emails).toEqual([ada.email, email]);
    expect((await profileOf(mallory, ada)).emails).toEqual([]);
    expect(await found(bob, email.toUpperCase())).toEqual([ada.accountId]);
  });

  test("are proved by the link as well, in the session of whoever added them", async () => {
    const email = "bob.private@example.org";
    await add(bob, email);
    const { token } = await proofFor(email);
    expect(await mallory.refusal(api.proveFurtherEmail, { body: { token } })).toBe("accounts.proof_invalid");
    await bob.call(api.proveFurtherEmail, { body: { token } });
    // The link opened twice.
    const { emails } = await bob.call(api.proveFurtherEmail, { body: { token } });
    expect(emails.every(({ isProved }) => isProved)).toBe(true);
  });

  test("S71 of somebody else look like any other, and cannot be claimed", async () => {
    const answers = [];
    for (const email of [ada.email, "ada.private@example.org", "nobodys@example.org"]) {
      const { emails } = await add(mallory, email);
      answers.push(emails.map((one) => ({ ...one, id: "", email: "" })).at(-1));
    }
    expect(answers).toEqual(Array(3).fill({ id: "", email: "", isProved: false }));
    const told = (await mailsTo("ada.private@example.org"))[0]?.text ?? "";
    expect(told).toContain("already belongs");
    expect(told).not.toMatch(/\b\d{6}\b/);
    expect(told).not.toContain("Mallory");
  });

  test("S71 noted by two are whose proof comes first", async () => {
    const email = "shared@example.org";
    const mine = idOf(await add(ada, email), email);
    const { code } = await proofFor(email);
    // The limit on mails to one mailbox is far away; the second mail has another code.
    const theirs = idOf(await add(bob, email), email);
    const later = await proofFor(email);
    await ada.call(api.proveFurtherEmail, { body: { emailId: mine, code } });
    const claim = { body: { emailId: theirs, code: later.code } };
    expect(await bob.refusal(api.proveFurtherEmail, claim)).toBe("accounts.proof_invalid");
    expect((await bob.call(api.getOwnProfile)).emails.find(({ id }) => id === theirs)?.isProved).toBe(false);
    await ada.call(api.removeFurtherEmail, { params: { emailId: mine } });
    await bob.call(api.proveFurtherEmail, claim);
  });

  test("S71 five wrong codes end a code, a new mail begins again", async () => {
    const email = "guessed@example.org";
    const emailId = idOf(await add(mallory, email), email);
    const { code } = await proofFor(email);
    for (let guess = 0; guess < 5; guess += 1)
      await mallory.refusal(api.proveFurtherEmail, { body: { emailId, code: another(code) } });
    expect(await mallory.refusal(api.proveFurtherEmail, { body: { emailId, code } })).toBe("accounts.proof_invalid");
    await mallory.call(api.resendFurtherEmail, { params: { emailId } });
    const renewed = await proofFor(email);
    await mallory.call(api.proveFurtherEmail, { body: { emailId, code: renewed.code } });
    expect(await mallory.refusal(api.resendFurtherEmail, { params: { emailId } })).toBe("core.not_found");
  });

  test("S71 nobody opens an account with one", async () => {
    const email = "ada.private@example.org";
    const person = { password, firstName: "Not", lastName: "Ada", language: "en" as const, acceptedTerms: "2026-11" };
    await app.visitor().call(signUp, { body: { email, ...person } });
    expect((await mailsTo(email)).some(({ subject }) => subject.includes("Confirm your address for"))).toBe(false);
    const guess = { email, code: "123456", password };
    expect(await app.visitor().refusal(verifyEmail, { body: guess })).toBe("accounts.proof_invalid");
  });

  test("S71 become the address one signs in with, and are then no further one", async () => {
    const eve = await app.person("eve");
    const email = "eve.private@example.org";
    const emailId = idOf(await add(eve, email), email);
    await eve.call(api.proveFurtherEmail, { body: { emailId, code: (await proofFor(email)).code } });
    await eve.call(requestEmailChange, { body: { email } });
    await eve.call(confirmEmailChange, { body: { code: (await proofFor(email)).code } });
    expect((await eve.call(api.getOwnProfile)).emails).toEqual([]);
    expect((await profileOf(eve, eve)).emails).toEqual([email]);
    // The former one is anybody's who reads its mail.
    const mine = idOf(await add(bob, eve.email), eve.email);
    await bob.call(api.proveFurtherEmail, { body: { emailId: mine, code: (await proofFor(eve.email)).code } });
    await bob.call(api.removeFurtherEmail, { params: { emailId: mine } });
  });

  test("are the person's alone to remove, and few", async () => {
    const { emails } = await ada.call(api.getOwnProfile);
    const emailId = emails[0]?.id ?? "";
    expect(await mallory.refusal(api.removeFurtherEmail, { params: { emailId } })).toBe("core.not_found");
    expect(await ada.refusal(api.addFurtherEmail, { body: { email: ada.email.toUpperCase() } })).toBe(
      "profiles.email_own",
    );
    expect(await ada.refusal(api.addFurtherEmail, { body: { email: emails[0]?.email ?? "" } })).toBe(
      "profiles.email_own",
    );
    for (let count = emails.length; count < 5; count += 1) await add(ada, `more-${count}@example.org`);
    expect(await ada.refusal(api.addFurtherEmail, { body: { email: "one-too-many@example.org" } })).toBe(
      "profiles.too_many_emails",
    );
    await ada.call(api.removeFurtherEmail, { params: { emailId } });
    expect(await found(bob, "ada.private@example.org")).toEqual([]);
  });
});

describe("S4 a picture", () => {
  test("is drawn anew and shown to whoever sees the person, each version for ever", async () => {
    const { avatar } = (await (await sendPicture(ada, await jpegWithNotes(600))).json()) as api.OwnProfile;
    if (avatar === null) throw new Error("no picture was set");
    const { people } = await bob.call(getPeople, { body: { ids: [ada.accountId] } });
    expect(people[0]?.avatar).toBe(avatar);
    for (const [size, side] of [
      ["large", 512],
      ["small", 96],
    ] as const) {
      const answer = await avatarOf(mallory, ada, avatar, size);
      expect(answer.headers.get("content-type")).toBe("image/webp");
      expect(answer.headers.get("cache-control")).toBe("private, max-age=31536000, immutable");
      const bytes = await answer.bytes();
      expect(await new Bun.Image(bytes).metadata()).toMatchObject({ width: side, height: side });
      for (const note of Object.values(planted)) expect(Buffer.from(bytes).includes(note)).toBe(false);
    }
    const visitor = app.visitor();
    const params = { accountId: ada.accountId, version: avatar };
    expect((await visitor.send(api.getAvatar, { params, query: { size: "large" } })).status).toBe(401);
    // A version belongs to its person.
    expect(await codeOf(await avatarOf(ada, bob, avatar))).toBe("core.not_found");
    expect(await codeOf(await avatarOf(ada, ada, nanoid()))).toBe("core.not_found");
  });

  test("is destroyed when another takes its place, and when it is removed", async () => {
    const { avatar: first } = await ada.call(api.getOwnProfile);
    const { avatar: second } = (await (await sendPicture(ada, await picture("png"))).json()) as api.OwnProfile;
    if (first === null || second === null) throw new Error("no picture was set");
    expect(second).not.toBe(first);
    expect(await codeOf(await avatarOf(bob, ada, first))).toBe("core.not_found");
    await expect(app.platform.keys.get(`file:${first}`)).rejects.toThrow();
    expect((await avatarOf(bob, ada, second)).status).toBe(200);
    expect((await ada.call(api.removeAvatar)).avatar).toBeNull();
    expect(await codeOf(await avatarOf(bob, ada, second))).toBe("core.not_found");
    await expect(app.platform.keys.get(`file:${second}`)).rejects.toThrow();
    expect((await ada.call(api.removeAvatar)).avatar).toBeNull();
  });

  test("that is none, or too large, is refused and changes nothing", async () => {
    const { avatar } = (await (await sendPicture(bob, await picture("webp"))).json()) as api.OwnProfile;
    for (const body of [
      new TextEncoder().encode("no picture"),
      new Uint8Array(api.maxPictureBytes + 1),
      new Uint8Array(),
    ]) {
      const answer = await sendPicture(bob, body);
      expect(answer.status).toBe(422);
      expect(await codeOf(answer)).toBe("profiles.picture_unusable");
    }
    expect((await bob.call(api.getOwnProfile)).avatar).toBe(avatar);
  });

  test("whose storing was cut off is destroyed later, a shown one never", async () => {
    const { avatar } = await bob.call(api.getOwnProfile);
    const { platform } = app;
    await app.platform.keys.create("file:left-behind");
    const { insertAvatar } = await import("./profiles.store.ts");
    const row = { id: "left-behind", accountId: bob.accountId, createdAt: platform.now(), isShown: false };
    await platform.db.transaction(async (tx) => void (await insertAvatar(tx, row)));
    const { createBlobs } = await import("../../platform/blobs/blobs.ts");
    const blobs = createBlobs(`${platform.config.storage.data}/blobs`, platform.keys);
    await destroyLeftAvatars({ ...platform, blobs });
    await platform.keys.get("file:left-behind");
    await destroyLeftAvatars({ ...platform, blobs, now: () => platform.now() + 3_600_001 });
    await expect(platform.keys.get("file:left-behind")).rejects.toThrow();
    expect((await avatarOf(ada, bob, avatar ?? "")).status).toBe(200);
  });
});
