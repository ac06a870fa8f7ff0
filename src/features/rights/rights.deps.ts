import type { Mail } from "../../platform/mail/mail.ts";
import type { Platform } from "../../platform/platform.ts";
import type { Accounts } from "../accounts/index.ts";

/** What this feature asks of others; `app.ts` hands it in. */
export interface RightsDoors {
  readonly accounts: Pick<Accounts, "aside" | "mailboxLimit" | "people" | "restrictions">;
  readonly mail: Pick<Mail, "send">;
}

export type RightsDeps = Platform & { readonly doors: RightsDoors };
