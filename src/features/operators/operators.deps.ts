import type { Platform } from "../../platform/platform.ts";
import type { Accounts } from "../accounts/index.ts";
import type { Companies } from "../companies/index.ts";
import type { Plans } from "../plans/index.ts";

/** What this feature asks of those below it: numbers, and their part of an ending. */
export interface OperatorsDoors {
  readonly accounts: Pick<Accounts, "people">;
  readonly companies: Pick<Companies, "all" | "terminate" | "previewTermination" | "erase">;
  readonly plans: Pick<Plans, "licenceCounts" | "forgetCompany" | "plans">;
  readonly files: {
    sum(ownerIds: readonly string[]): Promise<{ count: number; bytes: number }>;
  };
  readonly conversations: {
    count(accountIds: readonly string[]): Promise<{ chats: number; bubbles: number }>;
  };
  readonly erasure: {
    erase(asked: { accountId: string; cause: "company"; actorId: string }): Promise<void>;
    /** Resolves when every erasure under way has ended. */
    idle(): Promise<void>;
  };
}

export type OperatorsDeps = Pick<Platform, "audit" | "config" | "db" | "log" | "now"> & OperatorsDoors;
