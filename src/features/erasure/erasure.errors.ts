import { failure } from "../../platform/http/failure.ts";
import type { ErasureVerdict } from "../../protocol/erasure.ts";

const refusals = {
  askAdministrator: "erasure.not_yours",
  lastAdministrator: "erasure.last_administrator",
  lastOperator: "erasure.last_operator",
} as const;

export const erasureRefused = (verdict: Exclude<ErasureVerdict, "allowed">) => failure(refusals[verdict]);
export const yoursToErase = () => failure("erasure.yours");
// Of another company, of none, or nobody: told apart by nothing.
export const notFound = () => failure("core.not_found");
export const noSuchPerson = () => failure("erasure.no_such_person");
export const holdEndUnfit = () => failure("erasure.hold_end");
