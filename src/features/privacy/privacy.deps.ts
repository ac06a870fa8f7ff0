import type { Platform } from "../../platform/platform.ts";
import type { Db } from "../../platform/storage/database.ts";
import type { RestrictionBy } from "../../protocol/rights.ts";
import type { PeopleReader } from "../accounts/index.ts";
import type { ReaderDoor } from "../conversations/index.ts";

/** What this feature asks of others; `app.ts` hands it in. */
export interface PrivacyDoors {
  readonly people: Pick<PeopleReader, "byIds">;
  readonly conversations: Pick<ReaderDoor, "conversationFor"> & {
    /** How many messages somebody sees in a conversation now. */
    countSeen(accountId: string, conversationId: string): Promise<number>;
  };
  readonly files: {
    countGrants(db: Db, stretch: { conversationId: string; afterSeq: number; throughSeq: number }): Promise<number>;
  };
  readonly rights: {
    /** Who restricted somebody's data, or ended that, and why. */
    restrictionActOf(
      restrictionId: string,
      isOn: boolean,
    ): Promise<{ readonly by: RestrictionBy; readonly reason: string } | undefined>;
  };
  readonly calls: {
    countIn(conversationId: string, accountId: string): Promise<number>;
  };
}

export type PrivacyDeps = Pick<Platform, "db" | "keys" | "now"> & { readonly doors: PrivacyDoors };
