import { createMediaEngine, type MediaListener } from "../../media/index.ts";
import { inRealTime } from "../../platform/jobs/schedule.ts";
import type { Host, Platform } from "../../platform/platform.ts";
import { commandConferences } from "./conferences.commands.ts";
import type { ConferenceDeps } from "./conferences.deps.ts";
import { routeConferences } from "./conferences.routes.ts";
import { countConferences } from "./conferences.store.ts";
import { createLiveConferences } from "./live-conferences.ts";
import { mediaOptions, relayOf } from "./media-options.ts";
import { commandModeration } from "./moderation.commands.ts";

export interface ConferencesNeeds
  extends Pick<ConferenceDeps, "conversations" | "plans" | "presence">,
    Partial<Pick<ConferenceDeps, "openEngine" | "schedule">> {}

/** Conferences of a bubble's members, through the media engine of this machine. */
export function mountConferences(platform: Platform, host: Host, needs: ConferencesNeeds) {
  const options = mediaOptions(platform);
  const openEngine = (listener: MediaListener) => createMediaEngine(options, listener);
  const lent = { devicesOf: host.devicesOf, openEngine, schedule: inRealTime, ...needs };
  const live = createLiveConferences({ ...platform, ...lent });
  commandConferences(host, live, needs.plans);
  commandModeration(host, live, platform.now);
  routeConferences(host, live);
  platform.facts.on("conversation.left", "conferences", ({ payload }) => live.checkMembers(payload.conversationId));
  host.onStart(live.recover);
  host.onStop(async () => live.stop());
  const relay = () => relayOf(options, live.engine);
  return { relay, count: (conversationId: string) => countConferences(platform.db.reader, conversationId) };
}
