import { failure } from "../../platform/http/failure.ts";
import { type Bucket, fullBucket, takeToken } from "../../platform/http/rate-limit.ts";
import type { Device, Host } from "../../platform/platform.ts";
import type { Moderation, TrackSource } from "../../protocol/conferences.ts";
import { type ConferenceState, findParticipant, withHand, withMuted } from "./conference-state.ts";
import { asMediaRefusal, selfIn } from "./conferences.commands.ts";
import { notModerator, participantGone } from "./conferences.errors.ts";
import { mayModerate, mayRemoveFrom } from "./conferences.policy.ts";
import type { LiveConferences } from "./live-conferences.ts";
import { trackIdOf } from "./track-id.ts";

/** Reactions of one device: a burst of joy, then a second's breath between them. */
const joy = { burst: 6, perSec: 1 };

const stopped: Partial<Record<Moderation, readonly TrackSource[]>> = {
  mute: ["microphone"],
  stopCamera: ["camera"],
  stopScreen: ["screen", "screenAudio"],
};

/** Hands, reactions, and what those who tend the bubble do. Every role is asked for here, at the moment of the act. */
export function commandModeration(
  host: Pick<Host, "command" | "onDisconnected">,
  live: LiveConferences,
  now: () => number,
) {
  const { engine } = live;
  const reactions = new Map<string, Bucket>();

  /** @throws conference.not_found for whoever is not in it, conference.not_moderator */
  async function tending(conferenceId: string, { socketId, caller }: Device): Promise<ConferenceState> {
    const conference = live.get(conferenceId);
    selfIn(conference, socketId);
    const known = conference as ConferenceState;
    const role = await live.roleIn(known, caller.accountId);
    if (!mayModerate(role)) throw notModerator();
    return known;
  }

  host.command("conference.raise", ({ conferenceId, isRaised }, device) =>
    live.change(conferenceId, async (conference) =>
      withHand(conference, selfIn(conference, device.socketId).participantId, isRaised ? now() : null),
    ),
  );

  host.command("conference.react", async ({ conferenceId, reaction }, device) => {
    const conference = live.get(conferenceId);
    const { participantId } = selfIn(conference, device.socketId);
    const bucket = reactions.get(device.socketId) ?? fullBucket(now());
    reactions.set(device.socketId, bucket);
    const retryAfterSec = takeToken(bucket, joy, now());
    if (retryAfterSec > 0) throw failure("core.too_many", { retryAfterSec });
    for (const participant of conference?.participants ?? [])
      live.tell(participant, { type: "conference.reacted", conferenceId, participantId, reaction });
  });
  host.onDisconnected(({ socketId }) => void reactions.delete(socketId));

  host.command("conference.moderate", async ({ conferenceId, participantId, act }, device) => {
    const conference = await tending(conferenceId, device);
    const byAccountId = device.caller.accountId;
    if (act === "admit" || act === "refuse")
      return live.answer(conferenceId, participantId, act === "admit").catch(asMediaRefusal);
    const target = findParticipant(conference, participantId);
    if (target === undefined) throw participantGone();
    if (act === "remove") {
      const roles = [byAccountId, target.accountId].map((accountId) => live.roleIn(conference, accountId));
      const [actor = "guest", of = "guest"] = await Promise.all(roles);
      if (!mayRemoveFrom(actor, of)) throw notModerator();
      return live.expel(conferenceId, target.accountId, byAccountId);
    }
    await live.change(conferenceId, async (now) => {
      const still = findParticipant(now, participantId);
      if (still === undefined) throw participantGone();
      if (act === "lowerHand") return withHand(now, participantId, null);
      live.tell(still, { type: "conference.moderated", conferenceId, act, byAccountId });
      return silence(now, participantId, stopped[act] ?? []);
    });
  });

  host.command("conference.muteAll", async ({ conferenceId }, device) => {
    await tending(conferenceId, device);
    await live.change(conferenceId, async (conference) => {
      const self = selfIn(conference, device.socketId);
      const others = conference.participants.filter(
        (one) => one !== self && one.sources.includes("microphone") && !one.mutedSources.includes("microphone"),
      );
      const moderated = { conferenceId, act: "mute" as const, byAccountId: self.accountId };
      for (const other of others) live.tell(other, { type: "conference.moderated", ...moderated });
      return others.reduce((muted, { participantId }) => silence(muted, participantId, ["microphone"]), conference);
    });
  });

  host.command("conference.setDoor", async ({ conferenceId, isLocked, hasWaitingRoom }, device) => {
    await tending(conferenceId, device);
    await live.setDoor(conferenceId, { isLocked, hasWaitingRoom });
  });

  /** Passed on no more from now on, whatever their device does. They may switch it on again themselves. */
  function silence(
    conference: ConferenceState,
    participantId: string,
    sources: readonly TrackSource[],
  ): ConferenceState {
    for (const source of sources) engine.pause(participantId, trackIdOf(participantId, source), true);
    return sources.reduce((muted, source) => withMuted(muted, participantId, source, true), conference);
  }
}
