import type { createTurns } from "../../platform/jobs/turns.ts";
import type { Host, Platform } from "../../platform/platform.ts";
import type { ChatDoor, GuestHall } from "../conversations/index.ts";
import type { Guests } from "./create-guests.ts";

/** What this feature asks of lower ranks; `app.ts` hands it in. */
export interface GuestsDoors {
  readonly guests: Guests;
  readonly conversations: GuestHall & Pick<ChatDoor, "roster">;
  readonly files: {
    /** What one person shared into a conversation is the other's from now on; the rest of theirs is deleted. */
    handOver(files: { fromId: string; toId: string }): Promise<void>;
    /** Deletes all of somebody's files, for everyone. */
    erase(ownerId: string): Promise<void>;
  };
}

/** What the acts of this feature may depend on; each names the few it uses. */
export type GuestsDeps = Pick<Platform, "audit" | "config" | "db" | "facts" | "keys" | "log" | "now" | "newId"> &
  Pick<Host, "sendTo" | "closeSession"> &
  GuestsDoors & { readonly inTurn: ReturnType<typeof createTurns> };
