import { failure } from "../../platform/http/failure.ts";
import type { FunctionState } from "../../protocol/plans.ts";

export const switchedOff = ({ name, decidedBy }: FunctionState) =>
  failure("plans.switched_off", { fields: [{ path: decidedBy ?? "plan", reason: name }] });
// What belongs to another company looks the same as what does not exist.
export const notFound = () => failure("core.not_found");
export const planInUse = () => failure("plans.in_use");
export const licencesAssigned = () => failure("plans.licences_assigned");
export const noLicenceLeft = () => failure("plans.no_licence_left");
export const idTaken = () => failure("plans.id_taken");
export const tooMany = () => failure("plans.too_many");
