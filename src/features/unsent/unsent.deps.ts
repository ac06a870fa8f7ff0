import type { Platform } from "../../platform/platform.ts";
import type { Tx } from "../../platform/storage/database.ts";
import type { Message } from "../../protocol/conversations.ts";
import type { ServerFrame } from "../../protocol/socket.ts";

/** What this feature asks of lower ranks; `app.ts` hands it in. */
export interface UnsentDoors {
  readonly conversations: {
    isMemberForWrite(tx: Tx, accountId: string, conversationId: string): Promise<boolean>;
    isMember(accountId: string, conversationId: string): Promise<boolean>;
    /** Refuses who could not say something there now. */
    mayWrite(place: { conversationId: string; senderId: string }): Promise<unknown>;
    sendMessage(said: { id: string; conversationId: string; senderId: string; text: string }): Promise<Message>;
  };
}

export type UnsentDeps = Pick<Platform, "db" | "facts" | "keys" | "log" | "now"> & {
  readonly doors: UnsentDoors;
  readonly sendTo: (accountId: string, frame: ServerFrame) => void;
};
