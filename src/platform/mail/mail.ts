import type { Language } from "../../protocol/failures/index.ts";
import type { Tx } from "../storage/database.ts";
import type { MailCalendar } from "./mail.tables.ts";
import type { TemplateData, TemplateName } from "./templates.ts";

export interface NewMail<T extends TemplateName> {
  readonly to: string;
  readonly language: Language;
  readonly template: T;
  readonly data: TemplateData<T>;
  readonly calendar?: MailCalendar;
  /** Of mails that the person may object to: they can be withdrawn, and mail programs are told where to end them. */
  readonly optional?: { readonly accountId: string; readonly unsubscribeUrl: string };
}

/** A mail that no mail server has taken, as the operator reads it. */
export interface HeldMail {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly createdAt: number;
}

export interface Mail {
  /** False: mails wait in the outbox that only the operator sees, and a warning says so. */
  readonly isConfigured: boolean;
  /** Queues a mail with the act's own transaction: it goes out after the commit, or not at all when the act fails. */
  send<T extends TemplateName>(tx: Tx, mail: NewMail<T>): Promise<void>;
  /** Removes what waits for somebody who objected to such mails, in the act's own transaction. */
  withdraw(tx: Tx, accountId: string): Promise<void>;
  /** Removes what waits for these addresses, or names one of these words: what it is about is going for good. */
  forget(words: readonly string[]): Promise<void>;
  /** What could not be sent: all mails while no server is configured, else those given up. Newest first. */
  listOutbox(): Promise<HeldMail[]>;
  /** Takes up what a former run left in the queue. */
  start(): Promise<void>;
  /** Resolves when no sending is under way any more; what is left stays queued. */
  stop(): Promise<void>;
}
