import type { Mail } from "../../platform/mail/mail.ts";
import type { Platform } from "../../platform/platform.ts";
import type { MessageContent, Role } from "../../protocol/conversations.ts";
import type { Language } from "../../protocol/failures/index.ts";
import type { Plans } from "../plans/index.ts";

/** What meetings ask of lower ranks; `app.ts` hands it in. */
export interface MeetingDoors {
  readonly mail: Pick<Mail, "send" | "forget">;
  readonly plans: Pick<Plans, "require">;
  readonly people: {
    byIds(ids: readonly string[]): Promise<readonly { id: string; firstName: string; lastName: string }[]>;
    /** Those among them as whom nobody can act now. */
    awayAmong(ids: readonly string[]): Promise<ReadonlySet<string>>;
    /** undefined for a guest, for who is gone, and for whose data is restricted. */
    mailboxOf(accountId: string): Promise<{ email: string; language: Language } | undefined>;
  };
  readonly conversations: {
    roleIn(conversationId: string, accountId: string): Promise<Role | undefined>;
    roster(
      conversationId: string,
    ): Promise<{ kind: "direct" | "bubble"; isArchived: boolean; accountIds: readonly string[] } | undefined>;
    readableBy(accountId: string): Promise<readonly { readonly conversationId: string }[]>;
    organiserOf(conversationId: string): Promise<string | undefined>;
    nameOf(conversationId: string): Promise<string | undefined>;
    appendEntry(entry: {
      id: string;
      conversationId: string;
      senderId: string;
      content: MessageContent;
    }): Promise<unknown>;
  };
  /** The address by which people without an account come in; null: there is none that works. */
  readonly guestLinkOf: (conversationId: string) => Promise<string | null>;
}

export type MeetingsDeps = Platform & { readonly doors: MeetingDoors };
