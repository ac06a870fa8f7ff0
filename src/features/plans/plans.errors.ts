import { failure } from "../../platform/http/failure.ts";
import type { FunctionState } from "../../protocol/plans.ts";

export const switchedOff = ({ name, decidedBy }: FunctionState) =>
  failure("plans.switched_off", { fields: [{ path: decidedBy ?? "plan", reason: name }] });
