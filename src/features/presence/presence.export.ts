import { answerPart } from "../../platform/exporting/export-part.ts";
import { getOwnPresence } from "../../protocol/presence.ts";

export const presenceExport = [answerPart("presence", ["presence_settings"], getOwnPresence)];
