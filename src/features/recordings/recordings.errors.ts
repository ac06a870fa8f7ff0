import { failure } from "../../platform/http/failure.ts";

/** Unknown, or none of the sender's business: the answer is the same. */
export const recordingNotFound = () => failure("recordings.not_found");
export const recordingOver = () => failure("recordings.over");
export const oneAtATime = () => failure("recordings.one_at_a_time");
export const callNotFound = () => failure("call.not_found");
