import { failure } from "../../platform/http/failure.ts";

export const exportRunning = () => failure("exports.running");
export const noExport = () => failure("exports.none");
