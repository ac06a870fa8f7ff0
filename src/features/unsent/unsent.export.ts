import { answerPart } from "../../platform/exporting/export-part.ts";
import { listDrafts, listScheduled } from "../../protocol/unsent.ts";

export const unsentExport = [
  answerPart("drafts", ["drafts"], listDrafts),
  answerPart("scheduled-messages", ["scheduled_messages"], listScheduled),
];
