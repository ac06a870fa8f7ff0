import type { Platform } from "../../platform/platform.ts";
import type { Accounts } from "../accounts/index.ts";
import type { Companies } from "../companies/index.ts";
import type { IsGone } from "../conversations/index.ts";
import type { Plans } from "../plans/index.ts";

/** What this feature asks of those below it: numbers, and their part of an ending. */
export interface OperatorsDoors {
  readonly accounts: Pick<Accounts, "people" | "eraseAccount">;
  readonly companies: Pick<Companies, "all" | "terminate" | "previewTermination" | "erase">;
  readonly plans: Pick<Plans, "licenceCounts" | "forgetCompany" | "plans">;
  readonly files: {
    erase(ownerId: string): Promise<void>;
    sum(ownerIds: readonly string[]): Promise<{ count: number; bytes: number }>;
  };
  readonly contacts: { erase(accountId: string): Promise<void> };
  readonly conversations: {
    removePerson(accountId: string, isGone: IsGone): Promise<void>;
    count(accountIds: readonly string[]): Promise<{ chats: number; bubbles: number }>;
  };
  readonly recordings: { erase(accountId: string): Promise<void> };
  readonly unsent: { erase(accountId: string): Promise<void> };
  readonly diagnosis: { erase(accountId: string): Promise<void> };
  readonly rights: { erase(accountId: string): Promise<void> };
  readonly privacy: { erase(accountId: string): Promise<void> };
  readonly destroyBlob: (id: string) => Promise<void>;
}

export type OperatorsDeps = Pick<Platform, "audit" | "config" | "db" | "log" | "now"> & OperatorsDoors;
