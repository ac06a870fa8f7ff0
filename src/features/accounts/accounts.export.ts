import { answerPart } from "../../platform/exporting/export-part.ts";
import { listAccessTokens } from "../../protocol/access-tokens.ts";
import { getOwnAccount, listSessions } from "../../protocol/accounts.ts";
import { getOwnProfile } from "../../protocol/profiles.ts";
import { getSecurity } from "../../protocol/security.ts";

/** Secrets (passwords, keys of passkeys, tokens) are no part of it: they prove, and say nothing of the person. */
export const accountsExport = [
  answerPart("account", ["accounts"], getOwnAccount),
  answerPart("profile", ["profiles", "further_emails", "avatars"], getOwnProfile),
  answerPart("sessions", ["sessions", "known_devices"], listSessions),
  answerPart("security", ["authenticators", "recovery_codes", "passkeys", "email_changes"], getSecurity),
  answerPart("access-tokens", ["access_tokens"], listAccessTokens),
];
