import type { Platform } from "../../platform/platform.ts";
import type { BubbleInvitation } from "../../protocol/bubbles.ts";
import type { CallRecord } from "../../protocol/calls.ts";
import type { ReceivedInvitation } from "../../protocol/contacts.ts";
import type { File } from "../../protocol/files.ts";

/** Where the events are read: each feature says what is new of its own, newest first. */
export interface FeedDoors {
  readonly conversations: {
    /** Conversations in which somebody else had the last word since then. */
    newestFor(
      accountId: string,
      since: number,
      limit: number,
    ): Promise<readonly { readonly conversationId: string; readonly kind: "direct" | "bubble"; readonly at: number }[]>;
    bubbleInvitationsFor(accountId: string): Promise<readonly BubbleInvitation[]>;
    /** What somebody reads of their conversations: what stands after `fromSeq`. */
    readableBy(accountId: string): Promise<readonly { readonly conversationId: string; readonly fromSeq: number }[]>;
  };
  readonly calls: { recordsOf(accountId: string, limit: number): Promise<readonly CallRecord[]> };
  readonly files: {
    /** Files of others that may be read in these conversations. */
    received(query: {
      readonly accountId: string;
      readonly conversations: readonly { readonly conversationId: string; readonly fromSeq: number }[];
      readonly since: number;
      readonly limit: number;
    }): Promise<readonly { readonly conversationId: string; readonly file: File }[]>;
  };
  readonly contacts: {
    receivedInvitations(accountId: string): Promise<readonly ReceivedInvitation[]>;
    blockedWith(accountId: string): Promise<ReadonlySet<string>>;
  };
}

export type FeedDeps = Pick<Platform, "db" | "facts" | "now"> & { readonly doors: FeedDoors };
