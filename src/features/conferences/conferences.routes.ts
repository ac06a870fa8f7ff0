import type { Host } from "../../platform/platform.ts";
import { listRunningConferences } from "../../protocol/conferences.ts";
import { presentConference } from "./conferences.present.ts";
import type { LiveConferences } from "./live-conferences.ts";

export function routeConferences(host: Host, live: LiveConferences): void {
  host.route(listRunningConferences, async ({ caller }) => ({
    conferences: (await live.visibleTo(caller.accountId)).map(({ conference, tends }) =>
      presentConference(conference, tends),
    ),
  }));
}
