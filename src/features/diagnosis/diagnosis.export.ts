import { answerPart } from "../../platform/exporting/export-part.ts";
import { getDiagnosis } from "../../protocol/diagnosis.ts";

export const diagnosisExport = [answerPart("diagnosis", ["diagnosis_consents", "network_reports"], getDiagnosis)];
