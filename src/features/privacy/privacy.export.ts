import { before, pagedPart } from "../../platform/exporting/export-part.ts";
import { listPrivacyLog } from "../../protocol/privacy.ts";

export const privacyExport = [
  pagedPart("privacy-log", ["privacy_entries"], listPrivacyLog, { list: "entries", next: before("entries", "id") }),
];
