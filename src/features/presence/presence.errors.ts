import { failure } from "../../platform/http/failure.ts";

export const statusEmpty = () => failure("presence.status_empty");
export const statusEnd = () => failure("presence.status_end");
/** An administrator always has a company; whoever lost theirs meanwhile is answered as a stranger to the endpoint is. */
export const noCompany = () => failure("core.not_found");
