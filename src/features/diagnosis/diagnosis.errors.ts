import { failure } from "../../platform/http/failure.ts";

export const consentNeeded = () => failure("diagnosis.consent_needed");
export const tooManyLogs = () => failure("diagnosis.too_many_logs");
// Somebody else's, withdrawn, over, or never sent: the same answer.
export const logNotFound = () => failure("core.not_found");
export const noCompany = () => failure("core.not_found");
