import { accountsFailures } from "./accounts.ts";
import { callsFailures } from "./calls.ts";
import { conferencesFailures } from "./conferences.ts";
import { conversationsFailures } from "./conversations.ts";
import { coreFailures } from "./core.ts";
import { directoryFailures } from "./directory.ts";
import type { FailureText } from "./failure-text.ts";
import { filesFailures } from "./files.ts";
import { plansFailures } from "./plans.ts";

/** Every failure Iris can answer with: the only place where their codes, statuses and words are declared. */
export const failures = {
  ...coreFailures,
  ...accountsFailures,
  ...directoryFailures,
  ...conversationsFailures,
  ...filesFailures,
  ...callsFailures,
  ...conferencesFailures,
  ...plansFailures,
} as const;

export type FailureCode = keyof typeof failures;
export type Language = "en" | "de" | "fr";

export const failureText = (code: FailureCode): FailureText => failures[code];
