import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { auditEntries } from "../../platform/audit/audit.tables.ts";
import * as api from "../../protocol/accounts.ts";
import * as security from "../../protocol/security.ts";
import { type Person, password, startTestApp, type TestApp } from "../../testing/test-app.ts";
import { softwarePasskey } from "./factors/software-passkey.testing.ts";

let at = 1_800_000_000_000;
let app: TestApp;
let operator: Person;
const origin = "http://localhost:8080";
const newPassword = "basalt tulip harbour";

beforeAll(async () => {
  app = await startTestApp({ now: () => at, config: { server: { public_url: origin } } });
  operator = await app.person("grace", { isOperator: true });
});
afterAll(() => app.stop());

const mailsTo = async (email: string) => {
  await app.app.accounts.aside.settled();
  return (await operator.call(api.listOutbox)).mails.filter(({ to }) => to === email);
};
/** Mails of one moment have no order. */
const mailTo = async (email: string, words: string) =>
  (await mailsTo(email)).find(({ subject, text }) => `${subject} ${text}`.includes(words))?.text;
const undoTokenOf = async (email: string) => tokenIn(await mailTo(email, "/undo-email#"));
const tokenIn = (text: string | undefined) => /#([\w-]{43})/.exec(text ?? "")?.[1] ?? "";
const codeIn = (text: string | undefined) => /\b\d{6}\b/.exec(text ?? "")?.[0] ?? "";
const enter = (email: string, typed: string, client = app.visitor()) =>
  client.call(api.signIn, { body: { email, password: typed } });
const entering = (email: string, typed: string) =>
  app.visitor().refusal(api.signIn, { body: { email, password: typed } });
const actsOn = async (accountId: string) =>
  (await app.platform.db.reader.select().from(auditEntries)).flatMap(({ act, subjectId }) =>
    subjectId === accountId ? [act] : [],
  );

async function resetTokenOf(email: string): Promise<string> {
  const before = new Set((await mailsTo(email)).map(({ id }) => id));
  await app.visitor().call(security.requestPasswordReset, { body: { email } });
  return tokenIn((await mailsTo(email)).find(({ id }) => !before.has(id))?.text);
}

describe("B1 a forgotten password", () => {
  test("is replaced by the mailed link, which ends all sessions and signs in", async () => {
    const ada = await app.person("ada");
    const token = await resetTokenOf(ada.email);
    const visitor = app.visitor();
    const outcome = await visitor.call(security.resetPassword, { body: { token, newPassword } });
    expect(outcome).toMatchObject({ outcome: "signedIn", account: { id: ada.accountId } });
    expect((await visitor.call(api.getOwnAccount)).id).toBe(ada.accountId);
    expect(await ada.refusal(api.getOwnAccount)).toBe("core.not_signed_in");
    expect(await entering(ada.email, password)).toBe("accounts.sign_in_refused");
    expect((await enter(ada.email, newPassword)).outcome).toBe("signedIn");
    expect((await mailsTo(ada.email)).map(({ subject }) => subject)).toContain("You have a new password – Iris");
    expect(await actsOn(ada.accountId)).toEqual(["accounts.password_reset"]);
  });

  test("S71 a link works once, for half an hour; the others go with it", async () => {
    const bob = await app.person("bob");
    const tokens = [await resetTokenOf(bob.email), await resetTokenOf(bob.email)];
    const reset = (token: string) =>
      app
        .visitor()
        .send(security.resetPassword, { body: { token, newPassword } }, {})
        .then(({ status }) => status);
    // Which of the two wins is nobody's promise; that one does is.
    const atOnce = await Promise.all([reset(tokens[0] ?? ""), reset(tokens[0] ?? "")]);
    expect(atOnce.toSorted()).toEqual([200, 422]);
    expect(await reset(tokens[1] ?? "")).toBe(422);
    at += 3_600_000;
    const late = await resetTokenOf(bob.email);
    at += 30 * 60_000;
    expect(await reset(late)).toBe(422);
    expect(await reset("x".repeat(43))).toBe(422);
  });

  test("S71 the answer for an unknown address is the same, byte for byte, and no mail goes there", async () => {
    const answer = async (email: string) => {
      const response = await app.visitor().send(security.requestPasswordReset, { body: { email } });
      const headers = [...response.headers].filter(([name]) => name !== "x-request-id" && name !== "date");
      return { status: response.status, headers, body: await response.text() };
    };
    expect(await answer("grace@example.org")).toEqual(await answer("unheard.of@example.org"));
    expect(await mailsTo("unheard.of@example.org")).toEqual([]);
  });

  test("S71 the mailbox stands for the password, never for the second factor", async () => {
    const carol = await app.person("carol");
    const attestation = softwarePasskey(origin).create(await carol.call(security.beginPasskey));
    const { recoveryCodes } = await carol.call(security.addPasskey, { body: { name: "Key", attestation } });
    const token = await resetTokenOf(carol.email);
    const visitor = app.visitor();
    const outcome = await visitor.call(security.resetPassword, { body: { token, newPassword } });
    if (outcome.outcome !== "secondFactorNeeded") throw new Error("the second factor was passed over");
    expect(await visitor.refusal(api.getOwnAccount)).toBe("core.not_signed_in");
    const proof = { kind: "recoveryCode" as const, code: recoveryCodes?.[0] ?? "" };
    await visitor.call(api.completeSignIn, { body: { challenge: outcome.challenge, proof } });
    expect((await visitor.call(api.getOwnAccount)).id).toBe(carol.accountId);
  });

  test("S71 a sign-in that waited for its second factor ends with the old password", async () => {
    const dave = await app.person("dave");
    const attestation = softwarePasskey(origin).create(await dave.call(security.beginPasskey));
    const { recoveryCodes } = await dave.call(security.addPasskey, { body: { name: "Key", attestation } });
    const begun = await enter(dave.email, password);
    if (begun.outcome !== "secondFactorNeeded") throw new Error("no second factor was asked for");
    const token = await resetTokenOf(dave.email);
    await app.visitor().call(security.resetPassword, { body: { token, newPassword } });
    const proof = { kind: "recoveryCode" as const, code: recoveryCodes?.[0] ?? "" };
    expect(await app.visitor().refusal(api.completeSignIn, { body: { challenge: begun.challenge, proof } })).toBe(
      "accounts.challenge_gone",
    );
  });

  test("S3 a new password made of the own name or address is refused, and the link stays good", async () => {
    const erin = await app.person("erin", { lastName: "Byronsdottir" });
    const token = await resetTokenOf(erin.email);
    for (const common of ["ErinByronsdottir1", "erin@example.org", "password1234"]) {
      const body = { token, newPassword: common };
      expect(await app.visitor().refusal(security.resetPassword, { body })).toBe("accounts.password_common");
    }
    await app.visitor().call(security.resetPassword, { body: { token, newPassword } });
  });
});

describe("S3 another password", () => {
  test("ends all other sessions, keeps this one, and is told", async () => {
    const ada = await app.person("changing");
    const elsewhere = app.visitor();
    await enter(ada.email, password, elsewhere);
    await ada.call(security.changePassword, { body: { newPassword } });
    expect((await ada.call(api.getOwnAccount)).id).toBe(ada.accountId);
    expect(await elsewhere.refusal(api.getOwnAccount)).toBe("core.not_signed_in");
    expect((await enter(ada.email, newPassword)).outcome).toBe("signedIn");
    expect((await mailsTo(ada.email)).map(({ subject }) => subject)).toContain("Your password was changed – Iris");
    expect(await actsOn(ada.accountId)).toEqual(["accounts.password_changed"]);
    expect(await ada.refusal(security.changePassword, { body: { newPassword: "changing@example.org" } })).toBe(
      "accounts.password_common",
    );
  });
});

describe("B1 another address", () => {
  const wish = async (person: Person, email: string) => {
    await person.call(security.requestEmailChange, { body: { email } });
    return codeIn(await mailTo(email, "Your code for Iris"));
  };

  test("counts once its mailbox is proved; both mailboxes are told", async () => {
    const ada = await app.person("moving");
    const code = await wish(ada, "moved@example.org");
    expect(await ada.call(security.getSecurity)).toMatchObject({ pendingEmail: "moved@example.org" });
    expect((await ada.call(api.getOwnAccount)).email).toBe(ada.email);
    expect(await ada.call(security.confirmEmailChange, { body: { code } })).toMatchObject({
      email: "moved@example.org",
    });
    expect((await enter("moved@example.org", password)).outcome).toBe("signedIn");
    expect(await entering(ada.email, password)).toBe("accounts.sign_in_refused");
    expect(await mailTo(ada.email, "This was not me")).toContain("m…@example.org");
    const told = (await mailsTo("moved@example.org")).map(({ subject }) => subject);
    expect(told).toContain("This is now your address – Iris");
    expect(await actsOn(ada.accountId)).toEqual(["accounts.email_changed"]);
    expect(await ada.refusal(security.confirmEmailChange, { body: { code } })).toBe("accounts.proof_invalid");
  });

  test("S71 of somebody else gets no code; its owner hears of it, the one who asked does not", async () => {
    const mallory = await app.person("mallory");
    const response = await mallory.send(security.requestEmailChange, { body: { email: operator.email } });
    expect(await response.json()).toEqual({ sent: true });
    expect(await mailTo(operator.email, "Somebody wanted to use your address")).toContain("nothing was changed");
    expect(await mailTo(operator.email, "Your code")).toBeUndefined();
    expect(await mallory.refusal(security.confirmEmailChange, { body: { code: "000000" } })).toBe(
      "accounts.proof_invalid",
    );
  });

  test("S71 five wrong codes, or half an hour, and another mail is due", async () => {
    const bob = await app.person("guessing");
    const code = await wish(bob, "guessed@example.org");
    const wrong = code === "000000" ? "000001" : "000000";
    const confirm = (typed: string) => bob.refusal(security.confirmEmailChange, { body: { code: typed } });
    for (let i = 0; i < 5; i++) expect(await confirm(wrong)).toBe("accounts.proof_invalid");
    expect(await confirm(code)).toBe("accounts.proof_invalid");
    at += 3_600_000;
    await bob.call(api.reauthenticate, { body: { proof: { kind: "password", password } } });
    const late = await wish(bob, "late@example.org");
    at += 30 * 60_000;
    expect(await confirm(late)).toBe("accounts.proof_invalid");
    expect((await bob.call(security.getSecurity)).pendingEmail).toBeNull();
  });

  test("B1 “this was not me”: the former mailbox gets the account back, whatever was set up meanwhile", async () => {
    const victim = await app.person("victim");
    const thief = app.visitor();
    await enter(victim.email, password, thief);
    await thief.call(security.requestEmailChange, { body: { email: "thief@example.org" } });
    const code = codeIn(await mailTo("thief@example.org", "Your code"));
    await thief.call(security.confirmEmailChange, { body: { code } });
    const passkey = softwarePasskey(origin);
    const attestation = passkey.create(await thief.call(security.beginPasskey));
    await thief.call(security.addPasskey, { body: { name: "Key", attestation } });

    const undoToken = await undoTokenOf(victim.email);
    const { resetToken } = await app.visitor().call(security.undoEmailChange, { body: { token: undoToken } });
    expect(await thief.refusal(api.getOwnAccount)).toBe("core.not_signed_in");
    expect(await entering("thief@example.org", password)).toBe("accounts.sign_in_refused");
    // Not even the password that both know opens anything before a new one is chosen.
    expect(await entering(victim.email, password)).toBe("accounts.sign_in_refused");
    const outcome = await app.visitor().call(security.resetPassword, { body: { token: resetToken, newPassword } });
    expect(outcome).toMatchObject({ outcome: "signedIn", account: { id: victim.accountId, email: victim.email } });
    const request = await thief.call(api.beginPasskeySignIn);
    expect(await thief.refusal(api.signInWithPasskey, { body: { assertion: passkey.assert(request) } })).toBe(
      "accounts.passkey_refused",
    );
    const again = app.visitor().refusal(security.undoEmailChange, { body: { token: undoToken } });
    expect(await again).toBe("accounts.proof_invalid");
  });

  test("S71 the former mailbox does not get past a second factor from before, nor in after a week", async () => {
    const owner = await app.person("careful");
    const attestation = softwarePasskey(origin).create(await owner.call(security.beginPasskey));
    await owner.call(security.addPasskey, { body: { name: "Key", attestation } });
    at += 1_000;
    const code = await wish(owner, "careful.new@example.org");
    await owner.call(security.confirmEmailChange, { body: { code } });
    const token = await undoTokenOf(owner.email);
    const { resetToken } = await app.visitor().call(security.undoEmailChange, { body: { token } });
    const outcome = await app.visitor().call(security.resetPassword, { body: { token: resetToken, newPassword } });
    expect(outcome).toMatchObject({ outcome: "secondFactorNeeded", ways: ["passkey", "recoveryCode"] });

    const slow = await app.person("slow");
    const slowCode = await wish(slow, "slow.new@example.org");
    await slow.call(security.confirmEmailChange, { body: { code: slowCode } });
    const slowToken = await undoTokenOf(slow.email);
    at += 7 * 24 * 3_600_000;
    expect(await app.visitor().refusal(security.undoEmailChange, { body: { token: slowToken } })).toBe(
      "accounts.proof_invalid",
    );
  });
});
