import type { Schedule } from "../../platform/jobs/schedule.ts";
import type { Host, Platform } from "../../platform/platform.ts";
import type { ChatDoor } from "../conversations/index.ts";
import type { Plans } from "../plans/index.ts";
import type { PresenceDoor } from "../presence/index.ts";
import type { IceServers } from "./ice-servers.ts";

export interface PeopleDoor {
  /** May two who share a chat still begin something new in it? */
  mayReach(callerId: string, calleeId: string): Promise<boolean>;
  /** The same were it not for a block between them. */
  wouldReach(callerId: string, calleeId: string): Promise<boolean>;
}

export type CallDeps = Pick<Platform, "config" | "db" | "facts" | "keys" | "log" | "now"> &
  Pick<Host, "sendTo"> & {
    readonly conversations: ChatDoor;
    readonly plans: Pick<Plans, "require">;
    readonly people: PeopleDoor;
    readonly relations: {
      /** Has this one blocked that one? */
      hasBlocked(blockerId: string, accountId: string): Promise<boolean>;
    };
    readonly presence: Pick<PresenceDoor, "isHidden" | "setActivity">;
    readonly schedule: Schedule;
  };

/** What the feature is lent. */
export interface CallsNeeds extends Pick<CallDeps, "plans" | "relations" | "presence"> {
  readonly conversations: ChatDoor;
  readonly people: PeopleDoor;
  /** The instance's own relay, where the configuration names no other. */
  readonly relayServers?: (accountId: string) => Promise<IceServers>;
  /** Real time unless a test holds the clock. */
  readonly schedule?: Schedule;
}
