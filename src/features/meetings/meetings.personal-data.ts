import { sealed } from "../../platform/personal-data/declaration.ts";
import { declare, type PersonalData } from "../../platform/personal-data/personal-data.ts";
import { meetingAnswers, meetings } from "./meetings.tables.ts";

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
    declare(meetingAnswers, {
      ...{ whose: "members", purpose: "meetings", seenBy: ["members"], erased: "shared", restricted: "shown" },
      // They go with their meeting, by reference, and with their giver's membership.
      kept: { by: "members" },
      columns: { meetingId: "id", accountId: "relation", answer: "state", at: "time" },
    }),
  ],
};
