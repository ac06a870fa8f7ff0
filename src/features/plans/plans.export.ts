import { answerPart } from "../../platform/exporting/export-part.ts";
import { getOwnFunctions } from "../../protocol/plans.ts";

export const plansExport = [
  answerPart("functions", ["licence_holders", "group_members", "person_functions"], getOwnFunctions),
];
