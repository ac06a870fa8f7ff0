import type { Outbound } from "../../platform/outbound/outbound.ts";
import type { Platform } from "../../platform/platform.ts";
import type { Message, MessageContent, Role } from "../../protocol/conversations.ts";
import type { Plans } from "../plans/index.ts";

/** What webhooks ask of lower ranks; `app.ts` hands it in. */
export interface WebhookDoors {
  readonly outbound: Outbound;
  readonly plans: Pick<Plans, "require">;
  readonly conversations: {
    /** Undefined for a stranger to it. */
    roleIn(conversationId: string, accountId: string): Promise<Role | undefined>;
    /** Undefined when it does not exist. */
    roster(conversationId: string): Promise<{ readonly isArchived: boolean } | undefined>;
    appendEntry(entry: {
      id: string;
      conversationId: string;
      senderId: string;
      content: MessageContent;
    }): Promise<unknown>;
    /** As everybody in the bubble gets it; undefined when it is not there any more. */
    messageForAll(messageId: string): Promise<Message | undefined>;
  };
}

export type Deps = Platform & WebhookDoors;

/** Somebody who tends a bubble. */
export interface Tending {
  readonly conversationId: string;
  readonly actorId: string;
  /** Whose administrators read of it in the audit log. */
  readonly companyId: string | null;
}
