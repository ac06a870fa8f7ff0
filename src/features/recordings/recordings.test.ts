import { afterAll, beforeAll, beforeEach, describe, expect, setDefaultTimeout, test } from "bun:test";
import { nanoid } from "nanoid";
import { openDirectChat } from "../../protocol/conversations.ts";
import { deleteFile, getFile, listFiles } from "../../protocol/files.ts";
import { changePlan, listPlans } from "../../protocol/plans.ts";
import * as api from "../../protocol/recordings.ts";
import { type Person, startTestApp, type TestApp } from "../../testing/test-app.ts";
import { uploadReady } from "../../testing/upload.ts";

setDefaultTimeout(30_000);

let app: TestApp;
let ada: Person;
let bob: Person;
let mallory: Person;
let adas: Awaited<ReturnType<Person["connect"]>>;
let bobs: typeof adas;
let conversationId: string;
let callId: string;
const [desk, phone] = [nanoid(), nanoid()];

beforeAll(async () => {
  app = await startTestApp();
  [ada, bob, mallory] = await app.people("ada", "bob", "mallory");
  conversationId = (await ada.call(openDirectChat, { body: { accountId: bob.accountId } })).id;
  [adas, bobs] = [await ada.connect({ deviceId: desk }), await bob.connect({ deviceId: phone })];
}, 60_000);
afterAll(() => app.stop());

/** Each test has a call of its own, which the next one ends. */
beforeEach(async () => {
  if (callId) await hangUp();
  callId = nanoid();
  adas.send({ type: "call.start", callId, conversationId, kind: "audio" });
  await bobs.next("call.state", ({ call }) => call.id === callId && call.state === "ringing");
  bobs.send({ type: "call.accept", callId });
  await adas.next("call.state", ({ call }) => call.id === callId && call.state === "active");
});

async function hangUp(): Promise<void> {
  adas.send({ type: "call.end", callId });
  await adas.next("call.state", ({ call }) => call.id === callId && call.state === "ended");
  await app.app.heard();
}

const params = (recordingId: string) => ({ params: { recordingId } });
const ask = async (person = ada, deviceId = desk, id = nanoid()) => {
  await person.call(api.askToRecord, { params: { callId }, body: { id, deviceId, kind: "audio" } });
  return id;
};
const answer = (id: string, agrees: boolean, person = bob) =>
  person.call(api.answerRecording, {
    ...params(id),
    body: { agrees, version: api.consentVersion, language: "de" },
  });
const running = async () => {
  const id = await ask();
  await answer(id, true);
  return id;
};
const listOf = async (person: Person) => (await person.call(api.listRecordings)).recordings;
const find = async (person: Person, id: string) => (await listOf(person)).find((one) => one.id === id);
const upload = async (person = ada) =>
  (await uploadReady(person, new TextEncoder().encode("sound"), { name: "call.webm", mediaType: "audio/webm" })).fileId;
const keep = (id: string, fileId: string | null, person = ada) =>
  person.call(api.keepRecording, { ...params(id), body: { fileId, durationSec: 12 } });
const stored = async () => {
  const id = await running();
  await ada.call(api.stopRecording, params(id));
  const fileId = await upload();
  await keep(id, fileId);
  return { id, fileId };
};
const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => "allowed",
    ({ code }: { code: string }) => code,
  );
const told = (socket: typeof adas, id: string, state: api.RecordingState) =>
  socket.next(
    "event",
    ({ event }) => event.type === "recording.changed" && event.recordingId === id && event.recording?.state === state,
  );

describe("S31 consent", () => {
  test("S31 the other one is asked, and what they agreed to is kept: who, when, and in which words", async () => {
    const id = await ask();
    await told(bobs, id, "asked");
    expect(await answer(id, true)).toMatchObject({ state: "running", otherId: bob.accountId });
    await told(adas, id, "running");
    const consent = { version: api.consentVersion, language: "de" };
    for (const person of [ada, bob]) {
      const found = await find(person, id);
      expect(found).toMatchObject({ recorderId: ada.accountId, otherId: bob.accountId, kind: "audio", consent });
      expect(found?.answeredAt).toBeGreaterThanOrEqual(found?.askedAt ?? Infinity);
    }
  });

  test("S31 refused, nothing runs, and nothing is left of it when the call is over", async () => {
    const id = await ask();
    expect(await answer(id, false)).toMatchObject({ state: "refused", consent: null });
    await told(adas, id, "refused");
    expect(await refusal(answer(id, true))).toBe("recordings.over");
    await hangUp();
    expect([await find(ada, id), await find(bob, id)]).toEqual([undefined, undefined]);
    callId = "";
  });

  test("S31 withdrawn, it stops at once, and what was recorded may not be kept", async () => {
    const id = await running();
    await bob.call(api.withdrawConsent, params(id));
    await told(adas, id, "ended");
    expect(await find(ada, id)).toMatchObject({ state: "ended", ended: "withdrawn" });
    const fileId = await upload();
    expect(await refusal(keep(id, fileId))).toBe("recordings.over");
    expect(await refusal(keep(id, null))).toBe("recordings.over");
  });

  test("S31 S57 withdrawn afterwards, the stored recording is destroyed", async () => {
    const { id, fileId } = await stored();
    await bob.call(api.withdrawConsent, params(id));
    expect(await refusal(ada.call(getFile, { params: { fileId } }))).toBe("files.not_found");
    await app.app.heard();
    expect(await find(bob, id)).toMatchObject({ ended: "withdrawn", place: "none" });
  });

  test("S31 only the one who was asked answers or withdraws, and only the recorder stops, keeps and deletes", async () => {
    const id = await ask();
    for (const person of [ada, mallory]) expect(await refusal(answer(id, true, person))).toBe("recordings.not_found");
    await answer(id, true);
    for (const person of [ada, mallory])
      expect(await refusal(person.call(api.withdrawConsent, params(id)))).toBe("recordings.not_found");
    for (const person of [bob, mallory]) {
      expect(await refusal(person.call(api.stopRecording, params(id)))).toBe("recordings.not_found");
      expect(await refusal(person.call(api.deleteRecording, params(id)))).toBe("recordings.not_found");
      expect(await refusal(keep(id, null, person))).toBe("recordings.not_found");
    }
    expect(await listOf(mallory)).toEqual([]);
  });
});

describe("S31 a recording", () => {
  test("S31 can be asked for by a device that is in the call alone, one at a time", async () => {
    expect(await refusal(ask(mallory))).toBe("call.not_found");
    expect(await refusal(ask(ada, nanoid()))).toBe("call.not_found");
    const id = await ask();
    expect(await ask(ada, desk, id)).toBe(id);
    expect(await refusal(ask(bob, phone))).toBe("recordings.one_at_a_time");
    await ada.call(api.stopRecording, params(id));
    expect(await find(bob, id)).toBeUndefined();
    await ask(bob, phone);
  });

  test("S31 ends with its call, and a question nobody answered goes with it", async () => {
    const id = await running();
    await hangUp();
    expect(await find(ada, id)).toMatchObject({ state: "ended", ended: "callEnded" });
    callId = "";
  });

  test("S31 is kept on the device, or in the recorder's own storage, which the other one does not learn the file of", async () => {
    const { id, fileId } = await stored();
    expect(await find(ada, id)).toMatchObject({ place: "store", fileId, durationSec: 12 });
    expect(await find(bob, id)).toMatchObject({ place: "store", fileId: null, durationSec: 12 });
    expect((await ada.call(listFiles)).usedBytes).toBeGreaterThan(0);
    const local = await running();
    await ada.call(api.stopRecording, params(local));
    expect(await refusal(keep(local, await upload(bob)))).toBe("files.not_found");
    await keep(local, null);
    expect(await find(ada, local)).toMatchObject({ place: "device", fileId: null });
  });

  test("S31 deleted, its file is destroyed; and with its file it goes itself", async () => {
    const first = await stored();
    await ada.call(api.deleteRecording, params(first.id));
    expect(await refusal(ada.call(getFile, { params: { fileId: first.fileId } }))).toBe("files.not_found");
    expect([await find(ada, first.id), await find(bob, first.id)]).toEqual([undefined, undefined]);
    const second = await stored();
    await ada.call(deleteFile, { params: { fileId: second.fileId } });
    await app.app.heard();
    expect(await find(ada, second.id)).toBeUndefined();
  });

  test("S10 S31 needs the function, which a plan may lack", async () => {
    const grace = await app.person("grace", { isOperator: true });
    const { plans } = await grace.call(listPlans);
    const beDefault = (name: string) => {
      const planId = plans.find((plan) => plan.name === name)?.id ?? "";
      return grace.call(changePlan, { params: { planId }, body: { isDefault: true } });
    };
    await beDefault("Essential");
    expect(await refusal(ask())).toBe("plans.switched_off");
    await beDefault("Conference");
    await ask();
  });

  test("S31 goes with the recorder's account, file and all", async () => {
    const { id, fileId } = await stored();
    await app.app.recordings.erase(ada.accountId);
    expect(await find(bob, id)).toBeUndefined();
    expect(await refusal(ada.call(getFile, { params: { fileId } }))).toBe("files.not_found");
    expect(await listOf(ada)).toEqual([]);
  });
});
