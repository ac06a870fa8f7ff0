import type { Aside } from "../../platform/jobs/aside.ts";
import type { Mail } from "../../platform/mail/mail.ts";
import type { Platform } from "../../platform/platform.ts";
import type { Authenticator } from "./authenticate.ts";
import type { GuessLimit } from "./guesses/guess-limit.ts";
import type { MailboxLimit } from "./mailbox-limit.ts";
import type { Passwords } from "./passwords.ts";

/** What accounts need from outside. Companies are a higher rank, so the composition root lends their names. */
export interface AccountsDoors {
  readonly mail: Mail;
  readonly companyNames: (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  /** Plans are a higher rank too. @throws plans.switched_off */
  readonly plans: { require(accountId: string, name: "editProfile"): Promise<void> };
}

/** Of whom companies decide how they sign in. */
export interface Standing {
  readonly companyId: string | null;
  readonly isAdministrator: boolean;
  readonly isOperator: boolean;
}

/** What accounts ask of companies from the first request on. */
export interface CompanyRules {
  /** Whether its members sign in with a second factor, or not at all. */
  readonly companyRequiresSecondFactor: (companyId: string) => Promise<boolean>;
  /** Whether a person may sign in by means of their own, rather than through their company's provider alone. */
  readonly allowsOwnSignIn: (person: Standing) => Promise<boolean>;
}

/** What the acts of this feature may depend on; each names the few it uses. */
export interface AccountsDeps extends Platform, AccountsDoors, CompanyRules {
  readonly passwords: Passwords;
  readonly authenticator: Authenticator;
  readonly mailboxLimit: MailboxLimit;
  readonly guessLimit: GuessLimit;
  readonly aside: Aside;
}

/** A person's own wish to be signed in, as it arrives. */
export interface SignInOrigin {
  readonly userAgent: string | null;
  /** The peer's address. */
  readonly address: string;
  /** Of the cookie that tells this browser again, whoever signs in with it. */
  readonly deviceToken: string | null;
}
