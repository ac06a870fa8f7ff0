import type { Platform } from "../../platform/platform.ts";
import type { Tx } from "../../platform/storage/database.ts";
import type { FileReference } from "../../protocol/conversations.ts";
import type { Plans } from "../plans/index.ts";
import type { PresenceDoor } from "../presence/index.ts";
import type { Rosters } from "./roster.ts";

/** What this feature asks of lower ranks; `app.ts` hands it in. */
export interface ConversationDoors {
  /** What a person may use, and how large their bubbles get. */
  readonly plans: Pick<Plans, "require" | "limits">;
  readonly people: {
    /** May `viewerId` find, and so write to, this person? */
    mayFind(viewerId: string, accountId: string): Promise<boolean>;
  };
  readonly relations: {
    /** Has this one blocked that one? */
    hasBlocked(blockerId: string, accountId: string): Promise<boolean>;
  };
  readonly presence: Pick<PresenceDoor, "isHidden" | "onRevealed">;
  readonly files: {
    /** The caller's own, clean file. @throws files.not_found, files.not_ready */
    fileForMessage(request: { fileId: string; ownerId: string }): Promise<FileReference>;
    /** Lets the conversation's members read the file. */
    grantFile(tx: Tx, grant: { fileId: string; conversationId: string }): Promise<void>;
  };
}

export type Deps = Pick<Platform, "db" | "facts" | "keys" | "now" | "newId"> & {
  readonly rosters: Rosters;
  readonly doors: ConversationDoors;
};
