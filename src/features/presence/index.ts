import { inRealTime, type Schedule } from "../../platform/jobs/schedule.ts";
import type { Host, Platform } from "../../platform/platform.ts";
import { createPresence } from "./create-presence.ts";
import { commandPresence } from "./presence.commands.ts";
import type { PresenceDoors } from "./presence.deps.ts";
import { followRelations } from "./presence.relations.ts";
import { routePresence } from "./presence.routes.ts";

export type { PresenceDoor } from "./create-presence.ts";

/** Who is here, what keeps them busy, what they chose to show, and who may see it. */
export function mountPresence(
  platform: Platform,
  host: Host,
  { schedule = inRealTime, ...doors }: PresenceDoors & { readonly schedule?: Schedule },
) {
  const { away_minutes, offline_seconds } = platform.config.presence;
  const times = { awayMs: away_minutes * 60_000, graceMs: offline_seconds * 1000 };
  const deps = { ...platform, sendTo: host.sendTo, doors, times, schedule };
  const { people, watching, door, reconsider } = createPresence(deps);
  routePresence(host, { ...deps, people });
  commandPresence(host, { people, watching, log: platform.log });
  followRelations(platform.facts, reconsider, watching);
  host.onStart(people.start);
  host.onStop(async () => {
    watching.stop();
    await people.stop();
  });
  return door;
}
