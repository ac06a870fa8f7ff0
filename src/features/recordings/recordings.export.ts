import { before, pagedPart } from "../../platform/exporting/export-part.ts";
import { listRecordings } from "../../protocol/recordings.ts";

export const recordingsExport = [
  pagedPart("recordings", ["recordings"], listRecordings, {
    list: "recordings",
    next: before("recordings", "askedAt"),
  }),
];
