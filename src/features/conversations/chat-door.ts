import type { MessageContent } from "../../protocol/conversations.ts";

/** What higher ranks ask of conversations: who is in one, and to note there what happened. */
export interface ChatDoor {
  /** Who is in a conversation; undefined when it does not exist. */
  roster(
    conversationId: string,
  ): Promise<{ readonly kind: "direct" | "bubble"; readonly accountIds: readonly string[] } | undefined>;
  /** Adds an entry to the chat; once only for an id. */
  appendEntry(entry: {
    id: string;
    conversationId: string;
    senderId: string;
    content: MessageContent;
  }): Promise<unknown>;
}
