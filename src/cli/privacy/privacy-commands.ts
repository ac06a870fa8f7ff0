import type { Command } from "../command.ts";
import { privacyCheck } from "./check.ts";
import { privacyMap } from "./map.ts";
import { privacyVerifyCertificate } from "./verify-certificate.ts";
import { privacyVerifyExport } from "./verify-export.ts";

/** `iris privacy …`: one file for each. */
export const privacyCommands: readonly Command[] = [
  privacyMap,
  privacyCheck,
  privacyVerifyCertificate,
  privacyVerifyExport,
];
