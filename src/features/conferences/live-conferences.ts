import type { LossReason, MediaEngine, ReceiveOffered } from "../../media/index.ts";
import { createTurns } from "../../platform/jobs/turns.ts";
import type { Device } from "../../platform/platform.ts";
import type { Role } from "../../protocol/conversations.ts";
import type { SealingKeys } from "../../protocol/sealing.ts";
import { reportActivity } from "./conference-activity.ts";
import { conferenceAudience } from "./conference-audience.ts";
import {
  type Arrival,
  type ConferenceState,
  findParticipant,
  graceMs,
  newConference,
  overdue,
  participantOf,
  returnMs,
  strangersIn,
  withoutParticipant,
  withoutSocket,
  withoutWaiting,
  withParticipant,
  withRemoved,
  withSocket,
  withWaiting,
} from "./conference-state.ts";
import type { ConferenceDeps } from "./conferences.deps.ts";
import {
  bubbleArchived,
  conferenceFull,
  conferenceLocked,
  conferenceNotFound,
  conversationNotFound,
  notBubble,
  participantGone,
  startNotInPlan,
} from "./conferences.errors.ts";
import { entryOf, mayModerate, mayStart, roomOf } from "./conferences.policy.ts";
import {
  insertConference,
  insertParticipant,
  markAllLeft,
  markLeft,
  saveDoor,
  unfinishedConferences,
  whoWasIn,
} from "./conferences.store.ts";
import { endConference } from "./end-conference.ts";

/** More people before one door are turned away. */
const mostWaiting = 100;

/** How a device comes in. */
interface Coming {
  /** The person's other devices leave it. */
  readonly isMoving?: boolean | undefined;
  readonly sealing?: SealingKeys | undefined;
}

/** The conferences that go on: the shell around the pure state that writes it down, tells people and drives the media engine. */
export function createLiveConferences(deps: ConferenceDeps) {
  const { db, facts, log, now, newId, config, conversations, plans, schedule } = deps;
  const running = new Map<string, ConferenceState>();
  const inTurn = createTurns();
  /** Offers that come while somebody is still joining: the browser first has to know that it is in. */
  const heldOffers = new Map<string, ReceiveOffered[]>();
  const alarms = new Set<() => void>();
  const audience = conferenceAudience(deps);
  const { announce, tell: tellParticipant } = audience;

  const engine: MediaEngine = deps.openEngine({
    offered(offer) {
      const held = heldOffers.get(offer.participantId);
      if (held !== undefined) held.push(offer);
      else tellOffer(offer);
    },
    speakersChanged(conferenceId, participantIds) {
      const conference = running.get(conferenceId);
      for (const participant of conference?.participants ?? [])
        tellParticipant(participant, {
          type: "conference.speakers",
          conferenceId,
          participantIds: [...participantIds],
        });
    },
    lost: (participantId, reason) => void drop(participantId, reason),
  });

  const conferenceOf = (participantId: string): ConferenceState | undefined =>
    [...running.values()].find((conference) => findParticipant(conference, participantId) !== undefined);

  const runningIn = (conversationId: string): ConferenceState | undefined =>
    [...running.values()].find((conference) => conference.conversationId === conversationId);

  /** Runs in a while, unless the program stops before. */
  function later(delayMs: number, run: () => void): void {
    const callOff = schedule(delayMs, () => {
      alarms.delete(callOff);
      run();
    });
    alarms.add(callOff);
  }

  function tellOffer(offer: ReceiveOffered): void {
    const conference = conferenceOf(offer.participantId);
    if (conference) audience.tellOffer(conference, offer);
  }

  const hold = (conference: ConferenceState): ConferenceState => {
    reportActivity(deps.presence, running.get(conference.id), conference);
    running.set(conference.id, conference);
    return conference;
  };

  async function start(conversationId: string, startedBy: string): Promise<ConferenceState> {
    const conference = newConference({ id: newId(), conversationId, startedBy, startedAt: now() });
    await db.transaction(async (tx) => {
      await insertConference(tx, conference);
      const payload = { conferenceId: conference.id, conversationId };
      await facts.record(tx, "conference.started", payload, { scope: `conversation:${conversationId}` });
    });
    return hold(conference);
  }

  /** Takes somebody out; with the last one the conference ends. Must run in the conversation's turn. */
  async function remove(conferenceId: string, participantId: string, wasRemoved = false): Promise<void> {
    const before = running.get(conferenceId);
    if (before === undefined || findParticipant(before, participantId) === undefined) return;
    engine.leave(participantId);
    heldOffers.delete(participantId);
    const after = hold(withoutParticipant(before, participantId));
    if (after.participants.length > 0) {
      await db.transaction((tx) => markLeft(tx, participantId, now(), wasRemoved));
      return announce(after);
    }
    await finish(after, now());
  }

  async function finish(conference: ConferenceState, endedAt: number): Promise<void> {
    running.delete(conference.id);
    await endConference(deps, conference, endedAt);
    await audience.tellEnd(conference);
  }

  /** Lets a device in. Must run in the conversation's turn. */
  async function enter(conference: ConferenceState, arrival: Arrival, isMoving: boolean): Promise<void> {
    const { participantId, accountId, deviceId } = arrival;
    const limits = await plans.limits(conference.startedBy);
    // The same device came again without having left: its older self goes.
    const earlier = conference.participants.filter(
      (participant) => participant.accountId === accountId && (isMoving || participant.deviceId === deviceId),
    );
    const room = roomOf(limits, config.media.max_participants);
    if (conference.participants.length - earlier.length >= room) throw conferenceFull();
    heldOffers.set(participantId, []);
    try {
      await engine.join(conference.id, participantId);
      await db.transaction((tx) => insertParticipant(tx, { ...arrival, conferenceId: conference.id }));
    } catch (error) {
      engine.leave(participantId);
      heldOffers.delete(participantId);
      if (conference.participants.length === 0) await finish(conference, now());
      throw error;
    }
    const entered = withParticipant(running.get(conference.id) ?? conference, arrival);
    hold(withoutWaiting(entered, (one) => one.accountId === accountId && one.deviceId === deviceId));
    for (const { participantId: gone } of earlier) await remove(conference.id, gone);
    await announce(running.get(conference.id) ?? entered);
    const held = heldOffers.get(participantId) ?? [];
    heldOffers.delete(participantId);
    for (const offer of held) tellOffer(offer);
  }

  /** Something happened to a participant that nobody waits for. */
  function aside(conference: ConferenceState, act: () => Promise<void>): Promise<void> {
    return inTurn(conference.conversationId, act).catch((error: unknown) =>
      log.error({ conferenceId: conference.id, error }, "a conference could not go on"),
    );
  }

  async function drop(participantId: string, reason: LossReason): Promise<void> {
    const conference = conferenceOf(participantId);
    if (conference === undefined) return;
    await aside(conference, async () => {
      const participant = findParticipant(running.get(conference.id) ?? conference, participantId);
      if (participant === undefined) return;
      tellParticipant(participant, { type: "conference.dropped", conferenceId: conference.id, reason });
      await remove(conference.id, participantId);
    });
  }

  function checkAbsence(conferenceId: string): void {
    const conference = running.get(conferenceId);
    if (conference === undefined) return;
    void aside(conference, async () => {
      for (const { participantId } of overdue(running.get(conferenceId) ?? conference, now()))
        await remove(conferenceId, participantId);
    });
  }

  return {
    engine,
    announce,
    get: (conferenceId: string): ConferenceState | undefined => running.get(conferenceId),
    tell: tellParticipant,
    /** What somebody is in the conference's bubble; whoever left it has no say. */
    roleIn: async ({ conversationId }: ConferenceState, accountId: string): Promise<Role> =>
      (await conversations.roleIn(conversationId, accountId)) ?? "guest",

    async visibleTo(accountId: string): Promise<{ conference: ConferenceState; tends: boolean }[]> {
      const visible: { conference: ConferenceState; tends: boolean }[] = [];
      for (const conference of running.values()) {
        const role = await conversations.roleIn(conference.conversationId, accountId);
        if (role !== undefined) visible.push({ conference, tends: mayModerate(role) });
      }
      return visible;
    },

    /** Changes a conference in its turn; what `act` returns is the new state, told to the bubble. */
    change(conferenceId: string, act: (conference: ConferenceState) => Promise<ConferenceState>): Promise<void> {
      const conversationId = running.get(conferenceId)?.conversationId;
      if (conversationId === undefined) throw conferenceNotFound();
      return inTurn(conversationId, async () => {
        const conference = running.get(conferenceId);
        if (conference === undefined) throw conferenceNotFound();
        const changed = await act(conference);
        if (changed !== conference) await announce(hold(changed));
      });
    },

    join(conversationId: string, device: Device, { isMoving = false, sealing }: Coming = {}): Promise<void> {
      return inTurn(conversationId, async () => {
        const { deviceId, socketId } = device;
        const { accountId } = device.caller;
        const roster = await conversations.roster(conversationId);
        const role = await conversations.roleIn(conversationId, accountId);
        if (roster === undefined || role === undefined) throw conversationNotFound();
        if (roster.kind !== "bubble") throw notBubble();
        await plans.require(accountId, "conferences");
        const started = runningIn(conversationId);
        if (!started && roster.isArchived) throw bubbleArchived();
        if (!started && !mayStart(await plans.limits(accountId))) throw startNotInPlan();
        const conference = started ?? (await start(conversationId, accountId));
        const who = { participantId: newId(), accountId, deviceId, socketId, sealing: sealing ?? null };
        const entry = entryOf(conference, accountId, role);
        if (entry === "locked out") throw conferenceLocked();
        if (entry === "enters") return enter(conference, { ...who, joinedAt: now() }, isMoving);
        if (conference.waiting.length >= mostWaiting) throw conferenceFull();
        const { participantId } = who;
        device.send({ type: "conference.waits", conferenceId: conference.id, conversationId, participantId });
        await announce(hold(withWaiting(conference, { ...who, since: now() })));
      });
    },

    setDoor(conferenceId: string, door: Pick<ConferenceState, "isLocked" | "hasWaitingRoom">): Promise<void> {
      return this.change(conferenceId, async (conference) => {
        if (conference.isLocked === door.isLocked && conference.hasWaitingRoom === door.hasWaitingRoom)
          return conference;
        await db.transaction((tx) => saveDoor(tx, conferenceId, door));
        return { ...conference, ...door };
      });
    },

    /** Lets somebody who waits in, or turns them away. */
    answer(conferenceId: string, participantId: string, isAdmitted: boolean): Promise<void> {
      const conversationId = running.get(conferenceId)?.conversationId;
      if (conversationId === undefined) throw conferenceNotFound();
      return inTurn(conversationId, async () => {
        const conference = running.get(conferenceId);
        const waiting = conference?.waiting.find((one) => one.participantId === participantId);
        if (conference === undefined || waiting === undefined) throw participantGone();
        const { since: _, ...who } = waiting;
        if (isAdmitted) return enter(conference, { ...who, joinedAt: now() }, false);
        tellParticipant(waiting, { type: "conference.refused", conferenceId, conversationId });
        await announce(hold(withoutWaiting(conference, (one) => one === waiting)));
      });
    },

    /** Sends a person out, with all their devices; they come again only when they are let in. */
    expel(conferenceId: string, accountId: string, byAccountId: string): Promise<void> {
      const conversationId = running.get(conferenceId)?.conversationId;
      if (conversationId === undefined) throw conferenceNotFound();
      return inTurn(conversationId, async () => {
        const conference = running.get(conferenceId);
        if (conference === undefined) return;
        hold(withRemoved(conference, accountId));
        for (const participant of conference.participants.filter((one) => one.accountId === accountId)) {
          tellParticipant(participant, { type: "conference.moderated", conferenceId, act: "remove", byAccountId });
          await remove(conferenceId, participant.participantId, true);
        }
      });
    },

    /** Out of it, or away from before its door. */
    leave(conferenceId: string, socketId: string): Promise<void> {
      const conference = running.get(conferenceId);
      if (conference === undefined) throw conferenceNotFound();
      return inTurn(conference.conversationId, async () => {
        const before = running.get(conferenceId) ?? conference;
        const after = withoutWaiting(before, (one) => one.socketId === socketId);
        if (after !== before) return announce(hold(after));
        const participant = participantOf(before, socketId);
        if (participant === undefined) throw conferenceNotFound();
        await remove(conferenceId, participant.participantId);
      });
    },

    /** The device is back over another socket; media never stopped. */
    async resume(conferenceId: string, participantId: string, device: Device): Promise<void> {
      await this.change(conferenceId, async (conference) => {
        const participant = findParticipant(conference, participantId);
        const isTheirs = participant?.accountId === device.caller.accountId && participant.deviceId === device.deviceId;
        if (!isTheirs) throw conferenceNotFound();
        return withSocket(conference, participantId, device.socketId);
      });
      engine.reoffer(participantId);
    },

    socketClosed(socketId: string): void {
      for (const { id } of running.values()) {
        const conference = running.get(id);
        const isOurs = (one: { socketId: string | null }) => one.socketId === socketId;
        if (conference === undefined || ![...conference.participants, ...conference.waiting].some(isOurs)) continue;
        void aside(conference, async () => {
          const before = running.get(id) ?? conference;
          const after = hold(withoutSocket(before, socketId, now()));
          if (after.waiting.length < before.waiting.length) await announce(after);
          later(graceMs, () => checkAbsence(id));
        });
      }
    },

    /** Membership changed: who is no member any more is out at once. */
    async checkMembers(conversationId: string): Promise<void> {
      const conference = runningIn(conversationId);
      if (conference === undefined) return;
      const memberIds = (await conversations.roster(conversationId))?.accountIds ?? [];
      await aside(conference, async () => {
        const { id: conferenceId, participants, waiting } = running.get(conference.id) ?? conference;
        const before = strangersIn(waiting, memberIds);
        for (const stranger of [...strangersIn(participants, memberIds), ...before])
          tellParticipant(stranger, { type: "conference.ended", conferenceId, conversationId });
        for (const { participantId } of strangersIn(participants, memberIds)) await remove(conferenceId, participantId);
        const after = running.get(conferenceId);
        if (after && before.length > 0) await announce(hold(withoutWaiting(after, (one) => before.includes(one))));
      });
    },

    /**
     * Conferences that the program left behind wait a moment: their devices come back by themselves, through the same door. One
     * to which nobody comes ends as of now.
     */
    async recover(): Promise<void> {
      const at = now();
      for (const row of await unfinishedConferences(db.reader)) {
        await db.transaction((tx) => markAllLeft(tx, row.id, at));
        const { isLocked, hasWaitingRoom } = row;
        const conference = { ...newConference(row), isLocked, hasWaitingRoom, ...(await whoWasIn(db.reader, row.id)) };
        hold(conference);
        later(returnMs, () => {
          void aside(conference, async () => {
            const left = running.get(row.id);
            if (left?.participants.length === 0) await finish(left, at);
          });
        });
      }
    },

    stop(): void {
      for (const callOff of alarms) callOff();
      engine.stop();
    },
  };
}
export type LiveConferences = ReturnType<typeof createLiveConferences>;
