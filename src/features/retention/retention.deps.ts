import type { Platform } from "../../platform/platform.ts";
import type { PeopleReader } from "../accounts/index.ts";
import type { openExpiryDoor } from "../conversations/index.ts";
import type { PolicyRow } from "./retention.store.ts";

/** Records of a conversation that are over. */
interface Ended {
  countEndedBy(conversationId: string, endedBy: number): Promise<number>;
  expire(conversationId: string, endedBy: number): Promise<number>;
}

export interface RetentionDoors {
  readonly people: Pick<PeopleReader, "companyIdsOf" | "idsIn">;
  /** Those that are there. */
  readonly companies: { all(): Promise<readonly { readonly id: string }[]> };
  readonly conversations: ReturnType<typeof openExpiryDoor>;
  readonly files: {
    expireShared(stretch: { conversationId: string; throughSeq: number }, which: "all" | "voice"): Promise<number>;
    countGrants(db: Platform["db"]["reader"], stretch: { conversationId: string; throughSeq: number }): Promise<number>;
  };
  readonly calls: Ended;
  readonly conferences: Ended;
  /** Nothing of theirs may be deleted now: a legal hold. */
  readonly isHeld: (accountId: string) => Promise<boolean>;
}

export type RetentionDeps = Pick<Platform, "audit" | "db" | "facts" | "log" | "now"> &
  RetentionDoors & { readonly policies: Policies };

export interface Policies {
  of(scope: "company" | "bubble", id: string): Promise<PolicyRow | undefined>;
  all(): Promise<readonly PolicyRow[]>;
  /** Whatever changes one runs in here. */
  change(run: () => Promise<void>): Promise<void>;
}
