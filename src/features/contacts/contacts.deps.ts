import type { Mail } from "../../platform/mail/mail.ts";
import type { Platform } from "../../platform/platform.ts";
import type { Language } from "../../protocol/failures/index.ts";
import type { Relations } from "./relations.ts";

/** A person as an invitation names them. */
export interface NamedPerson {
  readonly id: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly companyName: string | null;
}

/** What contacts ask of lower ranks; `app.ts` hands it in. */
export interface ContactsDoors {
  readonly accounts: {
    idByEmail(email: string): Promise<string | undefined>;
    /** Every address that a person has proved; none when they are gone. */
    addressesOf(accountId: string): Promise<readonly string[]>;
    /** Where a person gets mail, and in which language; undefined when they are gone. */
    mailboxOf(accountId: string): Promise<{ readonly email: string; readonly language: Language } | undefined>;
  };
  readonly directory: {
    /** The name of anybody, whoever asks: for a person's own invitation, and for whom they could see when they blocked them. */
    person(accountId: string): Promise<NamedPerson | undefined>;
    mayFind(viewerId: string, accountId: string): Promise<boolean>;
    /** Whether a person's company lets them invite by mail at all. */
    mayMailInvitations(accountId: string): Promise<boolean>;
    /** Whether a mailed invitation may join these two. */
    mayInviteByMail(inviterId: string, inviteeId: string): Promise<boolean>;
  };
  /** Whether two share a conversation, so that their names are no secret to each other. */
  meets(accountId: string, otherId: string): Promise<boolean>;
  readonly plans: { require(accountId: string, name: "invitePeople" | "importContacts"): Promise<void> };
  readonly mail: Pick<Mail, "send">;
}

/** Each act names the few it uses. */
export type Deps = Pick<Platform, "config" | "db" | "facts" | "keys" | "now" | "newId"> & {
  readonly doors: ContactsDoors;
  readonly relations: Relations;
};
