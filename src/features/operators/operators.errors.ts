import { failure } from "../../platform/http/failure.ts";

export const notFound = () => failure("core.not_found");
export const nameDiffers = () => failure("operators.name_differs");
