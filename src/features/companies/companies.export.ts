import { answerPart } from "../../platform/exporting/export-part.ts";
import { getOwnMembership } from "../../protocol/companies.ts";

export const companiesExport = [answerPart("company", ["company_join_requests"], getOwnMembership)];
