import { MediaRefused } from "../../media/index.ts";
import type { Host } from "../../platform/platform.ts";
import type { TrackSource } from "../../protocol/conferences.ts";
import { type ConferenceState, type Participant, participantOf, withMuted, withSources } from "./conference-state.ts";
import type { ConferenceDeps } from "./conferences.deps.ts";
import { conferenceNotFound, mediaRefused } from "./conferences.errors.ts";
import { functionOf } from "./conferences.policy.ts";
import type { LiveConferences } from "./live-conferences.ts";
import { groupOf, trackIdOf } from "./track-id.ts";

export function commandConferences(host: Host, live: LiveConferences, plans: ConferenceDeps["plans"]): void {
  const { engine } = live;

  host.command("conference.join", ({ conversationId, isMoving, sealing }, device) =>
    live.join(conversationId, device, { isMoving, sealing }).catch(asMediaRefusal),
  );
  host.command("conference.leave", async ({ conferenceId }, device) => live.leave(conferenceId, device.socketId));
  host.command("conference.resume", ({ conferenceId, participantId }, device) =>
    live.resume(conferenceId, participantId, device),
  );

  host.command("conference.publish", async ({ conferenceId, sdp, tracks }, device) => {
    const sources = tracks.map((track) => track.source);
    if (new Set(sources).size !== sources.length) throw mediaRefused();
    const barred = await barredOf(plans, device.caller.accountId, sources);
    await live.change(conferenceId, async (conference) => {
      const { participantId, mutedSources } = selfIn(conference, device.socketId);
      // Before the tracks are there: what somebody may not send is never forwarded, not even for a moment.
      for (const source of sources) {
        const isMuted = barred.includes(source) || mutedSources.includes(source);
        engine.pause(participantId, trackIdOf(participantId, source), isMuted);
      }
      const wanted = tracks.map(({ mid, source }) => ({
        mid,
        trackId: trackIdOf(participantId, source),
        group: groupOf(source),
      }));
      const answer = await engine.publish(participantId, sdp, wanted).catch(asMediaRefusal);
      device.send({ type: "conference.published", conferenceId, sdp: answer });
      return barred.reduce(
        (after, source) => withMuted(after, participantId, source, true),
        withSources(conference, participantId, sources),
      );
    });
  });

  host.command("conference.answer", async ({ conferenceId, sdp, version }, device) => {
    const { participantId } = selfIn(live.get(conferenceId), device.socketId);
    await engine.answer(participantId, sdp, version).catch(asMediaRefusal);
  });

  host.command("conference.mute", async ({ conferenceId, source, muted }, device) => {
    const needed = functionOf(source);
    if (!muted && needed !== null) await plans.require(device.caller.accountId, needed);
    await live.change(conferenceId, async (conference) => {
      const { participantId } = selfIn(conference, device.socketId);
      engine.pause(participantId, trackIdOf(participantId, source), muted);
      return withMuted(conference, participantId, source, muted);
    });
  });

  host.command("conference.show", async ({ conferenceId, tracks }, device) => {
    const { participantId } = selfIn(live.get(conferenceId), device.socketId);
    engine.show(participantId, tracks);
  });

  host.onDisconnected((device) => live.socketClosed(device.socketId));
}

/** Which of these sources somebody may not send: they are taken, so that the rest goes on, and stay muted. */
async function barredOf(
  plans: ConferenceDeps["plans"],
  accountId: string,
  sources: readonly TrackSource[],
): Promise<TrackSource[]> {
  const barred: TrackSource[] = [];
  for (const source of sources) {
    const needed = functionOf(source);
    if (needed !== null && !(await plans.allows(accountId, needed))) barred.push(source);
  }
  return barred;
}

export function selfIn(conference: ConferenceState | undefined, socketId: string): Participant {
  const participant = conference && participantOf(conference, socketId);
  if (participant === undefined) throw conferenceNotFound();
  return participant;
}

export function asMediaRefusal(error: unknown): never {
  if (error instanceof MediaRefused) throw mediaRefused();
  throw error;
}
