import type { Mail } from "../../platform/mail/mail.ts";
import type { Platform } from "../../platform/platform.ts";
import type { Accounts } from "../accounts/index.ts";
import type { Companies } from "../companies/index.ts";
import type { ConsentSource } from "./consents.ts";

interface Keeper {
  readonly consents: ConsentSource;
}

/** What this feature asks of others; `app.ts` hands it in. */
export interface RightsDoors {
  readonly accounts: Pick<Accounts, "aside" | "mailboxLimit" | "people" | "restrictions">;
  readonly companies: Pick<Companies, "agreementsAcceptedBy">;
  readonly contacts: Keeper;
  readonly conversations: { readonly locationConsents: ConsentSource };
  readonly diagnosis: Keeper & { readonly clientLogConsents: ConsentSource };
  readonly mail: Pick<Mail, "send" | "withdraw">;
  readonly notifications: Keeper;
  readonly presence: Keeper;
  readonly recordings: Keeper;
  readonly singleSignOn: Keeper;
}

export type RightsDeps = Platform & { readonly doors: RightsDoors };
