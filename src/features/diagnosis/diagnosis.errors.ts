import { failure } from "../../platform/http/failure.ts";

export const consentNeeded = () => failure("diagnosis.consent_needed");
export const noCompany = () => failure("core.not_found");
