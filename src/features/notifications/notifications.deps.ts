import type { Mail } from "../../platform/mail/mail.ts";
import type { Platform } from "../../platform/platform.ts";
import type { Tx } from "../../platform/storage/database.ts";
import type { WebPush } from "../../platform/webpush/web-push.ts";
import type { BubbleInvitation } from "../../protocol/bubbles.ts";
import type { ReceivedInvitation } from "../../protocol/contacts.ts";
import type { PeopleReader } from "../accounts/index.ts";
import type { ChatDoor, ReaderDoor } from "../conversations/index.ts";
import type { PresenceDoor } from "../presence/index.ts";

/** What this feature asks of others; `app.ts` hands it in. */
export interface NotificationDoors {
  readonly people: Pick<PeopleReader, "byIds" | "devicesOf" | "mailboxOf" | "timeZoneOf">;
  readonly conversations: Pick<ChatDoor, "roster"> &
    ReaderDoor & {
      isMemberForWrite(tx: Tx, accountId: string, conversationId: string): Promise<boolean>;
      bubbleInvitationsFor(accountId: string): Promise<readonly BubbleInvitation[]>;
    };
  readonly contacts: { receivedInvitations(accountId: string): Promise<readonly ReceivedInvitation[]> };
  readonly presence: Pick<PresenceDoor, "wantsQuiet">;
  readonly mail: Pick<Mail, "send">;
  readonly webPush: WebPush;
}

export type Deps = Pick<Platform, "config" | "db" | "facts" | "keys" | "log" | "newId" | "now"> & {
  readonly doors: NotificationDoors;
};
