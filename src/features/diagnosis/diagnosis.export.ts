import { answerPart } from "../../platform/exporting/export-part.ts";
import { listOwnClientLogs } from "../../protocol/client-log.ts";
import { getDiagnosis } from "../../protocol/diagnosis.ts";

export const diagnosisExport = [
  answerPart("diagnosis", ["diagnosis_consents", "network_reports"], getDiagnosis),
  answerPart("client-logs", ["client_logs"], listOwnClientLogs),
];
