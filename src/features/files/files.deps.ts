import type { Antivirus } from "../../platform/antivirus/antivirus.ts";
import type { Blobs } from "../../platform/blobs/blobs.ts";
import type { Mail } from "../../platform/mail/mail.ts";
import type { Platform } from "../../platform/platform.ts";
import type { Language } from "../../protocol/failures/index.ts";
import type { Plans } from "../plans/index.ts";

/** What this feature asks of the outside and of other features; `app.ts` hands it in. */
export interface FilesDoors {
  /** Whether a person may send files, and how much space they have. */
  readonly plans: Pick<Plans, "require" | "limits">;
  readonly antivirus: Antivirus;
  readonly blobs: Blobs;
  readonly mail: Mail;
  /** Conversations are a higher rank: a file is read by whoever sees a message that carries it. */
  readonly sees: (accountId: string, conversationId: string, seq: number) => Promise<boolean>;
  /** Whether it is to be sent by itself later: until then its owner does not delete it. */
  readonly waits: (fileId: string) => Promise<boolean>;
  /** Where somebody reads: what stands after `fromSeq`. */
  readonly readableBy: (
    accountId: string,
  ) => Promise<readonly { readonly conversationId: string; readonly fromSeq: number }[]>;
  /** Whoever is blocked, or has blocked, sends nothing that is listed. */
  readonly blockedWith: (accountId: string) => Promise<ReadonlySet<string>>;
  /** Who is told that a file shared there is gone. */
  readonly membersOf: (conversationId: string) => Promise<readonly string[]>;
  /** Says in a conversation, once, that a file shared there was taken back. */
  readonly noteWithdrawn: (note: {
    readonly fileId: string;
    readonly ownerId: string;
    readonly conversationId: string;
    readonly name: string;
  }) => Promise<void>;
  /** Who is told of an infected upload. */
  readonly operators: () => Promise<readonly { readonly email: string; readonly language: Language }[]>;
}

export type FilesDeps = Pick<Platform, "config" | "db" | "facts" | "keys" | "log" | "now"> & FilesDoors;
