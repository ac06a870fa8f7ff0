import { afterAll, beforeAll, beforeEach, describe, expect, setDefaultTimeout, test } from "bun:test";
import { nanoid } from "nanoid";
import { type MediaPeer, openMediaPeer } from "../../media/media-peer.testing.ts";
import { listRunningConferences } from "../../protocol/conferences.ts";
import { createBubble, openDirectChat, pageMessages, removeMember } from "../../protocol/conversations.ts";
import { listPastConferences } from "../../protocol/past-conferences.ts";
import { clearSide } from "../../protocol/sides.ts";
import type { ClientFrame } from "../../protocol/socket.ts";
import { type Person, startTestApp, type TestApp } from "../../testing/test-app.ts";
import type { TestSocket } from "../../testing/test-socket.ts";

const microphone = { kind: "audio", ssrc: 1111 } as const;
// Loading the handshake library into a new thread takes seconds on a busy machine.
setDefaultTimeout(30_000);

let app: TestApp;
let ada: Person;
let bob: Person;
let mallory: Person;
let bubbleId: string;

beforeAll(async () => {
  app = await startTestApp({ config: { media: { max_participants: 2, public_addresses: ["127.0.0.1"] } } });
  [ada, bob, mallory] = await app.people("ada", "bob", "mallory");
});
afterAll(() => app.stop());
beforeEach(async () => {
  const bubble = { id: nanoid(), name: "Garden", topic: "", memberIds: [bob.accountId] };
  bubbleId = (await ada.call(createBubble, { body: bubble })).id;
});

/** Joins and waits until the server says which participant this device is. */
async function join(socket: TestSocket): Promise<{ conferenceId: string; participantId: string }> {
  socket.send({ type: "conference.join", conversationId: bubbleId });
  const state = await socket.next(
    "conference.state",
    ({ conference, selfParticipantId }) => conference.conversationId === bubbleId && selfParticipantId !== null,
  );
  return { conferenceId: state.conference.id, participantId: state.selfParticipantId as string };
}

async function publish(socket: TestSocket, conferenceId: string): Promise<MediaPeer> {
  const peer = await openMediaPeer();
  const tracks = [{ mid: "0", source: "microphone" as const }];
  socket.send({ type: "conference.publish", conferenceId, sdp: peer.offer([microphone]), tracks });
  const { sdp } = await socket.next("conference.published", (frame) => frame.conferenceId === conferenceId);
  await peer.connect(sdp);
  return peer;
}

const withParticipants = (count: number) => (frame: { conference: { participants: unknown[] } }) =>
  frame.conference.participants.length === count;

describe("S32 meeting in a bubble", () => {
  test("S32 the whole bubble sees who comes and goes, and an entry stays of it", async () => {
    const [adas, bobs] = [await ada.connect(), await bob.connect()];
    const { conferenceId } = await join(adas);
    const seen = await bobs.next("conference.state", withParticipants(1));
    expect(seen).toMatchObject({
      selfParticipantId: null,
      conference: { participants: [{ accountId: ada.accountId }] },
    });
    expect((await bob.call(listRunningConferences)).conferences.map(({ id }) => id)).toContain(conferenceId);
    await join(bobs);
    await adas.next("conference.state", withParticipants(2));
    adas.send({ type: "conference.leave", conferenceId });
    await bobs.next("conference.state", withParticipants(1));
    bobs.send({ type: "conference.leave", conferenceId });
    await adas.next("conference.ended", (frame) => frame.conferenceId === conferenceId);
    const { messages } = await bob.call(pageMessages, { params: { conversationId: bubbleId }, query: {} });
    expect(messages.at(-1)?.content).toMatchObject({
      kind: "conference",
      conference: { conferenceId, participantIds: [ada.accountId, bob.accountId] },
    });
    expect((await bob.call(listRunningConferences)).conferences).toEqual([]);
    await Promise.all([adas.close(), bobs.close()]);
  });

  test("S32 strangers cannot join, cannot act in it, and do not learn of it", async () => {
    const [adas, mallorys] = [await ada.connect(), await mallory.connect()];
    const { conferenceId, participantId } = await join(adas);
    mallorys.send({ type: "conference.join", conversationId: bubbleId });
    expect((await mallorys.next("error")).problem.code).toBe("conversation.not_found");
    const intrusions: ClientFrame[] = [
      { type: "conference.leave", conferenceId },
      { type: "conference.resume", conferenceId, participantId },
      { type: "conference.mute", conferenceId, source: "microphone", muted: true },
      { type: "conference.show", conferenceId, tracks: [] },
      { type: "conference.answer", conferenceId, sdp: "", version: 1 },
      { type: "conference.publish", conferenceId, sdp: "", tracks: [] },
    ];
    for (const frame of intrusions) {
      mallorys.send(frame);
      expect([frame.type, (await mallorys.next("error")).problem.code]).toEqual([frame.type, "conference.not_found"]);
    }
    expect((await mallory.call(listRunningConferences)).conferences).toEqual([]);
    expect(mallorys.frames.some(({ type }) => type === "conference.state")).toBe(false);
    await Promise.all([adas.close(), mallorys.close()]);
  });

  test("S32 a direct chat has calls, not conferences", async () => {
    const chat = await ada.call(openDirectChat, { body: { accountId: bob.accountId } });
    const adas = await ada.connect();
    adas.send({ type: "conference.join", conversationId: chat.id });
    expect((await adas.next("error")).problem.code).toBe("conference.not_bubble");
    await adas.close();
  });

  test("S32 beyond the configured size nobody more gets in; the same device twice counts once", async () => {
    const adas = await ada.connect();
    const first = await join(adas);
    const again = await join(adas);
    expect(again.conferenceId).toBe(first.conferenceId);
    const [bobs, bobsPhone] = [await bob.connect(), await bob.connect()];
    await join(bobs);
    bobsPhone.send({ type: "conference.join", conversationId: bubbleId });
    expect((await bobsPhone.next("error")).problem.code).toBe("conference.full");
    await Promise.all([adas.close(), bobs.close(), bobsPhone.close()]);
  });

  test("S32 who is removed from the bubble is out of its conference at once", async () => {
    const [adas, bobs] = [await ada.connect(), await bob.connect()];
    await join(adas);
    await join(bobs);
    await adas.next("conference.state", withParticipants(2));
    await ada.call(removeMember, { params: { conversationId: bubbleId, accountId: bob.accountId } });
    await bobs.next("conference.ended");
    await adas.next("conference.state", withParticipants(1));
    await Promise.all([adas.close(), bobs.close()]);
  });
});

describe("S32 media", () => {
  test("S32 what one sends is offered to the other under their name, and heard", async () => {
    const [adas, bobs] = [await ada.connect(), await bob.connect()];
    const { conferenceId, participantId } = await join(adas);
    await join(bobs);
    const source = await publish(adas, conferenceId);
    const offer = await bobs.next("conference.offer");
    expect(offer.tracks).toMatchObject([{ participantId, source: "microphone" }]);
    const ear = await openMediaPeer();
    bobs.send({ type: "conference.answer", conferenceId, sdp: ear.answer(offer.sdp), version: offer.version });
    await ear.connect(offer.sdp);
    const heard = new Promise<string>((resolve) => {
      ear.onRtp = (_, payload) => resolve(payload.toString());
    });
    source.send({ payloadType: 111, index: 1, timestamp: 960, ssrc: microphone.ssrc }, Buffer.from("hello"));
    expect(await heard).toBe("hello");
    source.close();
    ear.close();
    await Promise.all([adas.close(), bobs.close()]);
  });

  test("S32 muting is seen by everybody", async () => {
    const [adas, bobs] = [await ada.connect(), await bob.connect()];
    const { conferenceId } = await join(adas);
    const peer = await publish(adas, conferenceId);
    adas.send({ type: "conference.mute", conferenceId, source: "microphone", muted: true });
    const muted = await bobs.next("conference.state", ({ conference }) =>
      conference.participants.some(({ tracks }) => tracks.some((track) => track.muted)),
    );
    expect(muted.conference.participants[0]?.tracks).toMatchObject([{ source: "microphone", muted: true }]);
    peer.close();
    await Promise.all([adas.close(), bobs.close()]);
  });

  test("S32 after the socket was lost the device takes its place again, and what it missed is offered anew", async () => {
    const deviceId = nanoid();
    const [adas, bobs] = [await ada.connect(), await bob.connect({ deviceId })];
    const { conferenceId } = await join(adas);
    const { participantId } = await join(bobs);
    const peer = await publish(adas, conferenceId);
    const missed = await bobs.next("conference.offer");
    await bobs.close();
    const back = await bob.connect({ deviceId });
    back.send({ type: "conference.resume", conferenceId, participantId });
    expect(await back.next("conference.state", withParticipants(2))).toMatchObject({
      selfParticipantId: participantId,
    });
    const offer = await back.next("conference.offer");
    expect(offer.version).toBeGreaterThan(missed.version);
    expect(offer.tracks).toHaveLength(1);
    peer.close();
    await Promise.all([adas.close(), back.close()]);
  });

  test("S32 an offer that cannot be used is refused, and the conference goes on", async () => {
    const adas = await ada.connect();
    const { conferenceId } = await join(adas);
    adas.send({ type: "conference.publish", conferenceId, sdp: "no description", tracks: [] });
    expect((await adas.next("error")).problem.code).toBe("conference.media_refused");
    const twice = [0, 1].map((mid) => ({ mid: String(mid), source: "camera" as const }));
    adas.send({ type: "conference.publish", conferenceId, sdp: "v=0", tracks: twice });
    expect((await adas.next("error")).problem.code).toBe("conference.media_refused");
    await adas.settled();
    await adas.close();
  });
});

describe("S32 what is left of it", () => {
  const meet = async (...sockets: TestSocket[]) => {
    let conferenceId = "";
    for (const socket of sockets) ({ conferenceId } = await join(socket));
    for (const socket of sockets) socket.send({ type: "conference.leave", conferenceId });
    await sockets[0]?.next("conference.ended", (frame) => frame.conferenceId === conferenceId);
    return conferenceId;
  };
  const historyOf = (person: Person, query: { conversationId?: string; before?: number; limit?: number } = {}) =>
    person.call(listPastConferences, { query });

  test("S32 those who were in it see who was from when to when; a member who was not, and a stranger, do not", async () => {
    const [adas, bobs] = [await ada.connect(), await bob.connect()];
    const alone = await meet(adas);
    const together = await meet(adas, bobs);
    const seen = await historyOf(ada, { conversationId: bubbleId });
    expect(seen.conferences.map(({ id }) => id)).toEqual([together, alone]);
    expect(seen.conferences[0]?.people.map(({ accountId }) => accountId)).toEqual([ada.accountId, bob.accountId]);
    for (const { stays } of seen.conferences[0]?.people ?? [])
      for (const { joinedAt, leftAt } of stays) expect(leftAt).toBeGreaterThanOrEqual(joinedAt);
    expect([seen.next, seen.keptDays]).toEqual([null, 365]);
    const first = await historyOf(ada, { conversationId: bubbleId, limit: 1 });
    const rest = await historyOf(ada, { conversationId: bubbleId, before: first.next ?? 0 });
    expect([first, rest].flatMap(({ conferences }) => conferences.map(({ id }) => id))).toEqual([together, alone]);
    expect((await historyOf(bob, { conversationId: bubbleId })).conferences.map(({ id }) => id)).toEqual([together]);
    expect(await mallory.refusal(listPastConferences, { query: { conversationId: bubbleId } })).toBe(
      "conversation.not_found",
    );
    expect((await historyOf(mallory)).conferences).toEqual([]);
    await Promise.all([adas.close(), bobs.close()]);
  });

  test("S32 it goes from the history of whoever deletes all messages of the bubble, or leaves it; the others keep theirs", async () => {
    const [adas, bobs] = [await ada.connect(), await bob.connect()];
    const conferenceId = await meet(adas, bobs);
    const isIn = async (person: Person) =>
      (await historyOf(person)).conferences.some((conference) => conference.id === conferenceId);
    await ada.call(clearSide, { params: { conversationId: bubbleId } });
    await app.app.heard();
    expect([await isIn(ada), await isIn(bob)]).toEqual([false, true]);
    await ada.call(removeMember, { params: { conversationId: bubbleId, accountId: bob.accountId } });
    expect(await isIn(bob)).toBe(false);
    await Promise.all([adas.close(), bobs.close()]);
  });
});
