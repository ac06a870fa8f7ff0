import { inRealTime } from "../../platform/jobs/schedule.ts";
import type { Host, Platform } from "../../platform/platform.ts";
import { openCallRecords } from "./call-records.ts";
import { commandCalls } from "./calls.commands.ts";
import type { CallsNeeds } from "./calls.deps.ts";
import { routeCalls } from "./calls.routes.ts";
import { forgetWithSide } from "./forget-with-side.ts";
import { createLiveCalls } from "./live-calls.ts";

export { othersRelays } from "./ice-servers.ts";

/** Calls between two people: who rings, who answers, which two devices talk. Media goes from device to device. */
export function mountCalls(
  platform: Platform,
  host: Host,
  { schedule = inRealTime, relayServers = async () => [], ...needs }: CallsNeeds,
) {
  const deps = { ...platform, sendTo: host.sendTo, ...needs, schedule };
  const live = createLiveCalls(deps);
  commandCalls(deps, host, live);
  routeCalls(platform, host, live, relayServers);
  forgetWithSide(platform);
  host.onStart(live.recover);
  host.onStop(async () => live.stop());
  return {
    ...openCallRecords(platform),
    /** One that is answered and not over. */
    running: (callId: string) => live.running(callId),
  };
}
