import type { Mail } from "../../platform/mail/mail.ts";
import type { Platform } from "../../platform/platform.ts";
import type { Accounts } from "../accounts/index.ts";

export type NoticesDeps = Platform & {
  readonly accounts: Pick<Accounts, "people" | "restrictions">;
  readonly mail: Pick<Mail, "send" | "withdraw">;
};
