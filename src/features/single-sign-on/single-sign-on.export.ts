import { answerPart } from "../../platform/exporting/export-part.ts";
import { getOwnSingleSignOn } from "../../protocol/single-sign-on.ts";

export const singleSignOnExport = [answerPart("single-sign-on", ["sign_on_links"], getOwnSingleSignOn)];
