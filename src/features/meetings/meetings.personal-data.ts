import { sealed } from "../../platform/personal-data/declaration.ts";
import { declare, type PersonalData } from "../../platform/personal-data/personal-data.ts";
import { meetings } from "./meetings.tables.ts";

export const meetingsData: PersonalData = {
  tables: [
    declare(meetings, {
      ...{ whose: "members", purpose: "meetings", seenBy: ["members"], key: "label:conversationId" },
      ...{ erased: "shared", restricted: "shown" },
      kept: { with: { conversationId: "conversation" }, days: 90, after: "endsAt", by: "members" },
      columns: {
        id: "id",
        conversationId: "id",
        organiserId: "relation",
        words: sealed("content"),
        startsOn: "time",
        timeZone: "setting",
        minutes: "count",
        repeats: "setting",
        skipped: "setting",
        mailsMembers: "setting",
        sequence: "technical",
        remindsAt: "technical",
        endsAt: "time",
        createdAt: "time",
      },
    }),
  ],
};
