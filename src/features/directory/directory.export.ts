import { answerPart } from "../../platform/exporting/export-part.ts";
import { getOwnVisibility } from "../../protocol/directory.ts";

export const directoryExport = [
  answerPart("visibility", ["person_visibility", "visibility_exceptions"], getOwnVisibility),
];
