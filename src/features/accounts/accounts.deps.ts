import type { Mail } from "../../platform/mail/mail.ts";
import type { Platform } from "../../platform/platform.ts";
import type { Authenticator } from "./authenticate.ts";
import type { MailboxLimit } from "./mailbox-limit.ts";
import type { Passwords } from "./passwords.ts";

/** What accounts need from outside. Companies are a higher rank, so the composition root lends their names. */
export interface AccountsDoors {
  readonly mail: Mail;
  readonly companyNames: (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;
}

/** What the acts of this feature may depend on; each names the few it uses. */
export interface AccountsDeps extends Platform, AccountsDoors {
  readonly passwords: Passwords;
  readonly authenticator: Authenticator;
  readonly mailboxLimit: MailboxLimit;
}

/** A person's own wish to be signed in, as it arrives. */
export interface SignInOrigin {
  readonly userAgent: string | null;
}
