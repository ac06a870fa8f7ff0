import type { Blobs } from "../../platform/blobs/blobs.ts";
import type { AccountsDeps } from "./accounts.deps.ts";

/** What profiles need from outside. Who sees whom is decided in higher ranks, so the composition root lends it. */
export interface ProfilesDoors {
  readonly blobs: Blobs;
  readonly viewers: {
    /** May the viewer know this person's name at all? */
    readonly isKnownTo: (viewerId: string, accountId: string) => Promise<boolean>;
    readonly mayFind: (viewerId: string, accountId: string) => Promise<boolean>;
    readonly areContacts: (viewerId: string, accountId: string) => Promise<boolean>;
  };
}

export interface ProfilesDeps extends AccountsDeps, ProfilesDoors {}
