import type { Platform } from "../../platform/platform.ts";
import type { Tx } from "../../platform/storage/database.ts";
import type { FileReference, Message, Urgency } from "../../protocol/conversations.ts";
import type { ServerFrame } from "../../protocol/socket.ts";

export interface Said {
  readonly conversationId: string;
  readonly senderId: string;
  readonly text: string;
  readonly fileId?: string | undefined;
  readonly replyTo?: number | undefined;
  readonly urgency?: Urgency | undefined;
}

/** What this feature asks of lower ranks; `app.ts` hands it in. */
export interface UnsentDoors {
  /** Those among people whose data is only kept: nothing is sent in their name (S55). */
  restrictedAmong(accountIds: readonly string[]): Promise<ReadonlySet<string>>;
  readonly conversations: {
    isMemberForWrite(tx: Tx, accountId: string, conversationId: string): Promise<boolean>;
    isMember(accountId: string, conversationId: string): Promise<boolean>;
    /** Refuses what could not be said there now. */
    maySay(said: Said): Promise<unknown>;
    sendMessage(said: Said & { id: string }): Promise<Message>;
  };
  readonly files: {
    /** Somebody's own file. @throws files.not_found, files.not_ready */
    fileForMessage(request: { fileId: string; ownerId: string }): Promise<FileReference>;
  };
}

export type UnsentDeps = Pick<Platform, "db" | "facts" | "keys" | "log" | "now"> & {
  readonly doors: UnsentDoors;
  readonly sendTo: (accountId: string, frame: ServerFrame) => void;
};
