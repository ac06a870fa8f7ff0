import { before, pagedPart } from "../../platform/exporting/export-part.ts";
import { listCalls } from "../../protocol/calls.ts";

export const callsExport = [
  pagedPart("calls", ["calls"], listCalls, { list: "calls", next: before("calls", "startedAt") }),
];
