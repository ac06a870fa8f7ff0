import type { Mail } from "../../platform/mail/mail.ts";
import type { Platform } from "../../platform/platform.ts";
import type { Accounts } from "../accounts/index.ts";
import type { ConsentSources } from "./consents.ts";

/** What this feature asks of others; `app.ts` hands it in. */
export interface RightsDoors {
  readonly accounts: Pick<Accounts, "aside" | "mailboxLimit" | "people" | "restrictions">;
  readonly consents: ConsentSources;
  readonly mail: Pick<Mail, "send">;
}

export type RightsDeps = Platform & { readonly doors: RightsDoors };
