import { pagedPart } from "../../platform/exporting/export-part.ts";
import { listPastConferences } from "../../protocol/past-conferences.ts";

export const conferencesExport = [
  pagedPart("conferences", ["conferences", "conference_participants"], listPastConferences, {
    list: "conferences",
    next: ({ next }) => (next === null ? undefined : { before: next, limit: 50 }),
  }),
];
