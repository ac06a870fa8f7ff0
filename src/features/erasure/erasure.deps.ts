import type { Mail } from "../../platform/mail/mail.ts";
import type { Platform } from "../../platform/platform.ts";
import type { Signing } from "../../platform/signing/signing.ts";
import type { Accounts } from "../accounts/index.ts";
import type { Companies } from "../companies/index.ts";
import type { Leaver } from "../conversations/index.ts";
import type { Restored } from "./after-restore.ts";

/** One feature's part of an erasure. Each may run twice, and finds nothing to do the second time. */
export interface ErasurePart {
  /** For the log. */
  readonly of: string;
  /** What can only be found by the person's addresses: before their key is destroyed. */
  readonly byAddress?: (addresses: readonly string[]) => Promise<void>;
  /** The same by their name, too, and by addresses that they never proved or had before. */
  readonly byName?: (words: readonly string[]) => Promise<void>;
  /** Everything else, when they are gone already and nobody comes in any more. */
  readonly erase?: (leaver: Leaver) => Promise<void>;
}

/** What the other features say of somebody in numbers. */
export interface ErasureDoors {
  readonly accounts: Pick<Accounts, "people" | "memberships" | "eraseAccount" | "countWaysIn">;
  readonly companies: Pick<Companies, "companyNames" | "mayDoAlone">;
  readonly mail: Mail;
  readonly signing: Signing;
  readonly destroyBlob: (id: string) => Promise<void>;
  readonly conversations: {
    previewRemoval(leaver: Leaver): Promise<{
      chatsStaying: number;
      chatsEnding: number;
      bubblesLeft: number;
      bubblesInherited: number;
      bubblesEnding: number;
      messagesStaying: number;
      messagesEnding: number;
      conversationIds: readonly string[];
    }>;
  };
  readonly files: {
    sum(ownerIds: readonly string[]): Promise<{ count: number; bytes: number }>;
    idsOf(ownerId: string): Promise<string[]>;
  };
  readonly recordings: { count(recorderId: string): Promise<number> };
  readonly contacts: { contactsOf(accountId: string): Promise<ReadonlySet<string>> };
  readonly unsent: { count(accountId: string): Promise<number> };
  /** Every feature's part, in the order in which they run. */
  readonly parts: readonly ErasurePart[];
  /** What a restored backup can bring back. */
  readonly restored: Restored;
  /** The last one is gone: the company's own record goes, too. */
  readonly endCompany: (companyId: string) => Promise<void>;
}

export type ErasureDeps = Omit<Platform, "db"> & {
  readonly db: Platform["db"] & { emptyLog(): Promise<void> };
  readonly doors: ErasureDoors;
};
