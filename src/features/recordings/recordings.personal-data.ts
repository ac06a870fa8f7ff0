import { sealed } from "../../platform/personal-data/declaration.ts";
import { declare, type PersonalData } from "../../platform/personal-data/personal-data.ts";
import { recordings } from "./recordings.tables.ts";

export const recordingsData: PersonalData = {
  tables: [
    declare(recordings, {
      ...{ whose: "members", purpose: "recordings", basis: "consent", seenBy: ["members"], key: "person:recorderId" },
      kept: { with: { recorderId: "person" }, by: "owner" },
      columns: {
        id: "id",
        callId: "relation",
        recorderId: "id",
        otherId: "relation",
        state: "state",
        askedAt: "time",
        fileId: "relation",
        revision: "technical",
        details: sealed("act"),
      },
    }),
  ],
};
