import type { Schedule } from "../../platform/jobs/schedule.ts";
import type { Host, Platform } from "../../platform/platform.ts";
import type { PresenceTimes } from "./presence-state.ts";

/** What this feature asks of others; `app.ts` hands it in. */
export interface PresenceDoors {
  /** Whose presence the viewer may see at this moment: whom they find, and neither has blocked the other. */
  readonly visibleTo: (viewerId: string) => Promise<(accountId: string) => boolean>;
  /** The companies of these people; nothing for who has none. */
  readonly companyIdsOf: (accountIds: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  readonly plans: {
    /** @throws plans.switched_off */
    require(accountId: string, name: "manualPresence"): Promise<void>;
  };
}

export type PresenceDeps = Pick<Platform, "audit" | "db" | "keys" | "log" | "now"> &
  Pick<Host, "sendTo"> & {
    readonly doors: PresenceDoors;
    readonly times: PresenceTimes;
    readonly schedule: Schedule;
  };
