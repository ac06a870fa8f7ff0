import type { DnsResolver } from "../../platform/dns/resolver.ts";
import type { Mail } from "../../platform/mail/mail.ts";
import type { Platform } from "../../platform/platform.ts";
import type { Accounts } from "../accounts/index.ts";
import type { CompanyNames } from "./company-names.ts";
import type { Roster } from "./roster.ts";

/** What companies need from outside. */
export interface CompaniesDoors {
  readonly accounts: Pick<
    Accounts,
    "memberships" | "people" | "openInvitedAccount" | "mailboxLimit" | "resetSecondFactor"
  >;
  readonly mail: Mail;
  readonly dns: DnsResolver;
  /** For good, by a higher rank. @throws what that refuses */
  readonly eraseMember: (member: { accountId: string; companyId: string; actorId: string }) => Promise<void>;
  /** Whether somebody is organiser or moderator of a bubble. Bubbles are a higher rank. */
  readonly tendsBubble: (accountId: string, conversationId: string) => Promise<boolean>;
}

/** What the acts of this feature may depend on; each names the few it uses. */
export interface CompaniesDeps extends Platform, CompaniesDoors {
  readonly names: CompanyNames;
  readonly roster: Roster;
}
