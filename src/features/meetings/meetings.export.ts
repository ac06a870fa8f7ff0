import { answerPart } from "../../platform/exporting/export-part.ts";
import { listOwnMeetings } from "../../protocol/meetings.ts";

export const meetingsExport = [answerPart("meetings", ["meetings", "meeting_answers"], listOwnMeetings)];
