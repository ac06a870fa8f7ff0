import { answerPart } from "../../platform/exporting/export-part.ts";
import { listEvents } from "../../protocol/feed.ts";

export const feedExport = [answerPart("events", ["feed_dismissals"], listEvents)];
