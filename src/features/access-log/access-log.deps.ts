import type { AccessLog } from "../../platform/access-log/access-log.ts";
import type { Platform } from "../../platform/platform.ts";
import type { PeopleReader } from "../accounts/index.ts";
import type { ReaderDoor } from "../conversations/index.ts";

/** What this feature asks of others; `app.ts` hands it in. */
export interface AccessLogDoors {
  readonly accessLog: Pick<AccessLog, "note" | "flush">;
  readonly people: Pick<PeopleReader, "byIds" | "allIds">;
  readonly conversations: Pick<ReaderDoor, "conversationFor">;
  readonly conferences: {
    /** Who was in a conference that is over, each from first to last. */
    staysOf(conferenceId: string): Promise<readonly { accountId: string; joinedAt: number; leftAt: number }[]>;
  };
}

export type AccessLogDeps = Pick<Platform, "audit" | "config" | "db" | "keys" | "now"> & {
  readonly doors: AccessLogDoors;
};
