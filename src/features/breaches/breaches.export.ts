import { answerPart } from "../../platform/exporting/export-part.ts";
import { listOwnBreaches } from "../../protocol/breaches.ts";

/** What somebody reported. What operators found out and decided is theirs. */
export const breachesExport = [answerPart("breach-reports", ["breaches"], listOwnBreaches)];
