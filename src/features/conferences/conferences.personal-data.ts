import { declare, type PersonalData } from "../../platform/personal-data/personal-data.ts";
import { conferenceParticipants, conferences } from "./conferences.tables.ts";

const shared = {
  ...({
    whose: "members",
    purpose: "conferences",
    seenBy: ["members"],
    erased: "shared",
    restricted: "shown",
  } as const),
  kept: { with: { conversationId: "conversation" }, by: "members" },
} as const;

export const conferencesData: PersonalData = {
  tables: [
    declare(conferences, {
      ...shared,
      columns: {
        id: "id",
        conversationId: "id",
        startedBy: "relation",
        startedAt: "time",
        endedAt: "time",
        isLocked: "setting",
        hasWaitingRoom: "setting",
      },
    }),
    declare(conferenceParticipants, {
      ...{ ...shared, kept: { by: "members" } },
      columns: {
        participantId: "id",
        conferenceId: "id",
        accountId: "relation",
        joinedAt: "time",
        leftAt: "time",
        wasRemoved: "state",
        isForgotten: "state",
      },
    }),
  ],
  memory: [
    {
      ...{ name: "running conferences", whose: "members", purpose: "conferences", basis: "contract" },
      ...{ category: "relation", seenBy: ["members"], until: "session" },
    },
  ],
};
