import type { LossReason, MediaEngine, ReceiveOffered } from "../../media/index.ts";
import { createTurns } from "../../platform/jobs/turns.ts";
import type { Device } from "../../platform/platform.ts";
import type { ServerFrame } from "../../protocol/socket.ts";
import { reportActivity } from "./conference-activity.ts";
import {
  type ConferenceState,
  findParticipant,
  graceMs,
  overdue,
  type Participant,
  participantOf,
  strangersIn,
  withoutParticipant,
  withoutSocket,
  withParticipant,
  withSocket,
} from "./conference-state.ts";
import type { ConferenceDeps } from "./conferences.deps.ts";
import {
  bubbleArchived,
  conferenceFull,
  conferenceNotFound,
  conversationNotFound,
  notBubble,
  startNotInPlan,
} from "./conferences.errors.ts";
import { mayStart, roomOf } from "./conferences.policy.ts";
import { presentOffer, presentState } from "./conferences.present.ts";
import { insertConference, insertParticipant, markLeft, unfinishedConferences } from "./conferences.store.ts";
import { endConference } from "./end-conference.ts";

/** The conferences that go on: the shell around the pure state that writes it down, tells people and drives the media engine. */
export function createLiveConferences(deps: ConferenceDeps) {
  const { db, facts, log, now, newId, config, conversations, plans, devicesOf, schedule } = deps;
  const running = new Map<string, ConferenceState>();
  const inTurn = createTurns();
  /** Offers that come while somebody is still joining: the browser first has to know that it is in. */
  const heldOffers = new Map<string, ReceiveOffered[]>();
  const alarms = new Set<() => void>();

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

  const deviceOf = ({ accountId, socketId }: Participant): Device | undefined =>
    devicesOf(accountId).find((device) => device.socketId === socketId);

  const tellParticipant = (participant: Participant, frame: ServerFrame) => deviceOf(participant)?.send(frame);

  function tellOffer(offer: ReceiveOffered): void {
    const conference = conferenceOf(offer.participantId);
    const participant = conference && findParticipant(conference, offer.participantId);
    if (conference && participant) tellParticipant(participant, presentOffer(conference.id, offer));
  }

  /** Everybody in the bubble sees who is in; each device learns which participant it is itself. */
  async function announce(conference: ConferenceState): Promise<void> {
    const roster = await conversations.roster(conference.conversationId);
    for (const accountId of roster?.accountIds ?? [])
      for (const device of devicesOf(accountId))
        device.send(presentState(conference, participantOf(conference, device.socketId)?.participantId ?? null));
  }

  const hold = (conference: ConferenceState): ConferenceState => {
    reportActivity(deps.presence, running.get(conference.id), conference);
    running.set(conference.id, conference);
    return conference;
  };

  async function start(conversationId: string, startedBy: string): Promise<ConferenceState> {
    const conference = { id: newId(), conversationId, startedBy, startedAt: now(), participants: [] };
    await db.transaction(async (tx) => {
      await insertConference(tx, { id: conference.id, conversationId, startedBy, startedAt: conference.startedAt });
      const payload = { conferenceId: conference.id, conversationId };
      await facts.record(tx, "conference.started", payload, { scope: `conversation:${conversationId}` });
    });
    return hold(conference);
  }

  /** Takes somebody out; with the last one the conference ends. Must run in the conversation's turn. */
  async function remove(conferenceId: string, participantId: string): Promise<void> {
    const before = running.get(conferenceId);
    if (before === undefined || findParticipant(before, participantId) === undefined) return;
    engine.leave(participantId);
    heldOffers.delete(participantId);
    const after = hold(withoutParticipant(before, participantId));
    if (after.participants.length > 0) {
      await db.transaction((tx) => markLeft(tx, participantId, now()));
      return announce(after);
    }
    running.delete(conferenceId);
    await endConference(deps, after);
    await tellEnd(after);
  }

  async function tellEnd({ id: conferenceId, conversationId }: ConferenceState): Promise<void> {
    const roster = await conversations.roster(conversationId);
    for (const accountId of roster?.accountIds ?? [])
      for (const device of devicesOf(accountId))
        device.send({ type: "conference.ended", conferenceId, conversationId });
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

    async visibleTo(accountId: string): Promise<ConferenceState[]> {
      const visible: ConferenceState[] = [];
      for (const conference of running.values()) {
        const roster = await conversations.roster(conference.conversationId);
        if (roster?.accountIds.includes(accountId)) visible.push(conference);
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

    join(conversationId: string, device: Device): Promise<void> {
      return inTurn(conversationId, async () => {
        const { accountId } = device.caller;
        const roster = await conversations.roster(conversationId);
        if (!roster?.accountIds.includes(accountId)) throw conversationNotFound();
        if (roster.kind !== "bubble") throw notBubble();
        await plans.require(accountId, "conferences");
        const started = runningIn(conversationId);
        const limits = await plans.limits(started?.startedBy ?? accountId);
        if (!started && roster.isArchived) throw bubbleArchived();
        if (!started && !mayStart(limits)) throw startNotInPlan();
        const conference = started ?? (await start(conversationId, accountId));
        const earlier = conference.participants.filter(
          (participant) => participant.accountId === accountId && participant.deviceId === device.deviceId,
        );
        const room = roomOf(limits, config.media.max_participants);
        if (conference.participants.length - earlier.length >= room) throw conferenceFull();
        const participantId = newId();
        const arrival = {
          participantId,
          accountId,
          deviceId: device.deviceId,
          socketId: device.socketId,
          joinedAt: now(),
        };
        heldOffers.set(participantId, []);
        try {
          await engine.join(conference.id, participantId);
          await db.transaction((tx) => insertParticipant(tx, { ...arrival, conferenceId: conference.id }));
        } catch (error) {
          engine.leave(participantId);
          heldOffers.delete(participantId);
          if (conference.participants.length === 0) running.delete(conference.id);
          if (conference.participants.length === 0) await endConference(deps, conference);
          throw error;
        }
        const joined = hold(withParticipant(running.get(conference.id) ?? conference, arrival));
        // The same device came again without having left: its older self is gone.
        for (const { participantId: gone } of earlier) await remove(joined.id, gone);
        await announce(running.get(joined.id) ?? joined);
        const held = heldOffers.get(participantId) ?? [];
        heldOffers.delete(participantId);
        for (const offer of held) tellOffer(offer);
      });
    },

    leave(conferenceId: string, socketId: string): Promise<void> {
      const conference = running.get(conferenceId);
      if (conference === undefined) throw conferenceNotFound();
      return inTurn(conference.conversationId, async () => {
        const participant = participantOf(running.get(conferenceId) ?? conference, socketId);
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
        if (conference === undefined || participantOf(conference, socketId) === undefined) continue;
        void aside(conference, async () => {
          hold(withoutSocket(running.get(id) ?? conference, socketId, now()));
          const callOff = schedule(graceMs, () => {
            alarms.delete(callOff);
            checkAbsence(id);
          });
          alarms.add(callOff);
        });
      }
    },

    /** Membership changed: who is no member any more is out at once. */
    async checkMembers(conversationId: string): Promise<void> {
      const conference = runningIn(conversationId);
      if (conference === undefined) return;
      const roster = await conversations.roster(conversationId);
      await aside(conference, async () => {
        const strangers = strangersIn(running.get(conference.id) ?? conference, roster?.accountIds ?? []);
        for (const participant of strangers) {
          tellParticipant(participant, { type: "conference.ended", conferenceId: conference.id, conversationId });
          await remove(conference.id, participant.participantId);
        }
      });
    },

    /** Conferences do not outlive the program: those it left behind end with the next start. */
    async recover(): Promise<void> {
      for (const row of await unfinishedConferences(db.reader)) await endConference(deps, { ...row, participants: [] });
    },

    stop(): void {
      for (const callOff of alarms) callOff();
      engine.stop();
    },
  };
}
export type LiveConferences = ReturnType<typeof createLiveConferences>;
