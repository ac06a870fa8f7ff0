import { createMediaEngine, type MediaListener } from "../../media/index.ts";
import { inRealTime } from "../../platform/jobs/schedule.ts";
import type { Host, Platform } from "../../platform/platform.ts";
import { commandConferences } from "./conferences.commands.ts";
import type { ConferenceDeps } from "./conferences.deps.ts";
import { routeConferences } from "./conferences.routes.ts";
import { countConferences } from "./conferences.store.ts";
import { createLiveConferences } from "./live-conferences.ts";
import { commandModeration } from "./moderation.commands.ts";

export interface ConferencesNeeds extends Partial<Pick<ConferenceDeps, "openEngine" | "schedule">> {
  readonly conversations: ConferenceDeps["conversations"];
  readonly plans: ConferenceDeps["plans"];
  readonly presence: ConferenceDeps["presence"];
}

/** Conferences of a bubble's members, through the media engine of this machine. */
export function mountConferences(platform: Platform, host: Host, needs: ConferencesNeeds) {
  const { udp_port: port, public_addresses: publicAddresses } = platform.config.media;
  const openEngine = (listener: MediaListener) => createMediaEngine({ port, publicAddresses }, listener);
  const { devicesOf } = host;
  const live = createLiveConferences({ ...platform, devicesOf, openEngine, schedule: inRealTime, ...needs });
  commandConferences(host, live, needs.plans);
  commandModeration(host, live, platform.now);
  routeConferences(host, live);
  platform.facts.on("conversation.left", "conferences", ({ payload }) => live.checkMembers(payload.conversationId));
  host.onStart(live.recover);
  host.onStop(async () => live.stop());
  return { count: (conversationId: string) => countConferences(platform.db.reader, conversationId) };
}
