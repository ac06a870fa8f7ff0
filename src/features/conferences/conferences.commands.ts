import { MediaRefused } from "../../media/index.ts";
import type { Host } from "../../platform/platform.ts";
import { type ConferenceState, type Participant, participantOf, withMuted, withSources } from "./conference-state.ts";
import type { ConferenceDeps } from "./conferences.deps.ts";
import { conferenceNotFound, mediaRefused } from "./conferences.errors.ts";
import { functionsOf } from "./conferences.policy.ts";
import type { LiveConferences } from "./live-conferences.ts";
import { groupOf, trackIdOf } from "./track-id.ts";

export function commandConferences(host: Host, live: LiveConferences, plans: ConferenceDeps["plans"]): void {
  const { engine } = live;

  host.command("conference.join", ({ conversationId }, device) =>
    live.join(conversationId, device).catch(asMediaRefusal),
  );
  host.command("conference.leave", async ({ conferenceId }, device) => live.leave(conferenceId, device.socketId));
  host.command("conference.resume", ({ conferenceId, participantId }, device) =>
    live.resume(conferenceId, participantId, device),
  );

  host.command("conference.publish", async ({ conferenceId, sdp, tracks }, device) => {
    const sources = tracks.map((track) => track.source);
    if (new Set(sources).size !== sources.length) throw mediaRefused();
    for (const name of functionsOf(sources)) await plans.require(device.caller.accountId, name);
    await live.change(conferenceId, async (conference) => {
      const { participantId } = selfIn(conference, device.socketId);
      const wanted = tracks.map(({ mid, source }) => ({
        mid,
        trackId: trackIdOf(participantId, source),
        group: groupOf(source),
      }));
      const answer = await engine.publish(participantId, sdp, wanted).catch(asMediaRefusal);
      device.send({ type: "conference.published", conferenceId, sdp: answer });
      return withSources(conference, participantId, sources);
    });
  });

  host.command("conference.answer", async ({ conferenceId, sdp, version }, device) => {
    const { participantId } = selfIn(live.get(conferenceId), device.socketId);
    await engine.answer(participantId, sdp, version).catch(asMediaRefusal);
  });

  host.command("conference.mute", ({ conferenceId, source, muted }, device) =>
    live.change(conferenceId, async (conference) => {
      const { participantId } = selfIn(conference, device.socketId);
      engine.pause(participantId, trackIdOf(participantId, source), muted);
      return withMuted(conference, participantId, source, muted);
    }),
  );

  host.command("conference.show", async ({ conferenceId, tracks }, device) => {
    const { participantId } = selfIn(live.get(conferenceId), device.socketId);
    engine.show(participantId, tracks);
  });

  host.onDisconnected((device) => live.socketClosed(device.socketId));
}

function selfIn(conference: ConferenceState | undefined, socketId: string): Participant {
  const participant = conference && participantOf(conference, socketId);
  if (participant === undefined) throw conferenceNotFound();
  return participant;
}

function asMediaRefusal(error: unknown): never {
  if (error instanceof MediaRefused) throw mediaRefused();
  throw error;
}
