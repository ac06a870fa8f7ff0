import { inRealTime, type Schedule } from "../../platform/jobs/schedule.ts";
import type { Host, Platform } from "../../platform/platform.ts";
import type { ChatDoor } from "../conversations/index.ts";
import { commandCalls } from "./calls.commands.ts";
import type { CallDeps, PeopleDoor } from "./calls.deps.ts";
import { routeCalls } from "./calls.routes.ts";
import { createLiveCalls } from "./live-calls.ts";

export interface CallsNeeds {
  readonly conversations: ChatDoor;
  readonly plans: CallDeps["plans"];
  readonly people: PeopleDoor;
  readonly relations: CallDeps["relations"];
  readonly presence: CallDeps["presence"];
  /** Real time unless a test holds the clock. */
  readonly schedule?: Schedule;
}

/** Calls between two people: who rings, who answers, which two devices talk. Media goes from device to device. */
export function mountCalls(platform: Platform, host: Host, { schedule = inRealTime, ...needs }: CallsNeeds): void {
  const deps = { ...platform, sendTo: host.sendTo, ...needs, schedule };
  const live = createLiveCalls(deps);
  commandCalls(deps, host, live);
  routeCalls(platform, host, live);
  host.onStart(live.recover);
  host.onStop(async () => live.stop());
}
