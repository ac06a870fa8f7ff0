import { createMediaPool, type MediaListener } from "../../media/index.ts";
import { inRealTime } from "../../platform/jobs/schedule.ts";
import type { Host, Platform } from "../../platform/platform.ts";
import { commandConferences } from "./conferences.commands.ts";
import type { ConferencesNeeds } from "./conferences.deps.ts";
import { routeConferences } from "./conferences.routes.ts";
import { createLiveConferences } from "./live-conferences.ts";
import { mediaOptions } from "./media-options.ts";
import { commandModeration } from "./moderation.commands.ts";
import { keepHistory } from "./past-conferences.ts";
import { relayServersFor } from "./relay-servers.ts";
import { commandSealing } from "./sealing.commands.ts";

/** Conferences of a bubble's members, through the media engine of this machine. */
export function mountConferences(platform: Platform, host: Host, needs: ConferencesNeeds) {
  const options = mediaOptions(platform);
  const mistaken = (reason: string) => platform.log.error({ reason }, "something in the media engine failed aside");
  const openEngine = (listener: MediaListener) => createMediaPool(options, { mistaken, ...listener });
  const lent = { devicesOf: host.devicesOf, openEngine, schedule: inRealTime, ...needs };
  const live = createLiveConferences({ ...platform, ...lent });
  commandConferences(host, live, needs.plans);
  commandModeration(host, live, platform.now);
  commandSealing(host, live);
  routeConferences(host, live);
  platform.facts.on("conversation.left", "conferences", ({ payload }) => live.checkMembers(payload.conversationId));
  host.onStart(live.recover);
  host.onStop(async () => live.stop());
  const relayServers = relayServersFor(platform, options, live.engine);
  return { relayServers, ...keepHistory(platform, host, needs.conversations) };
}
