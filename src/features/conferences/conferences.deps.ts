import type { MediaEngine, MediaListener } from "../../media/index.ts";
import type { Schedule } from "../../platform/jobs/schedule.ts";
import type { Host, Platform } from "../../platform/platform.ts";
import type { ChatDoor, GuestHall } from "../conversations/index.ts";
import type { Plans } from "../plans/index.ts";
import type { PresenceDoor } from "../presence/index.ts";

export type ConferenceDeps = Pick<Platform, "config" | "db" | "facts" | "keys" | "log" | "now" | "newId"> &
  Pick<Host, "devicesOf"> & {
    readonly conversations: ChatDoor & Pick<GuestHall, "roleIn" | "tendersOf">;
    readonly plans: Pick<Plans, "allows" | "require" | "limits">;
    readonly presence: Pick<PresenceDoor, "setActivity">;
    readonly openEngine: (listener: MediaListener) => MediaEngine;
    readonly schedule: Schedule;
  };

/** What the feature is lent. */
export interface ConferencesNeeds
  extends Pick<ConferenceDeps, "conversations" | "plans" | "presence">,
    Partial<Pick<ConferenceDeps, "openEngine" | "schedule">> {}
