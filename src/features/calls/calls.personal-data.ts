import { plain, sealed } from "../../platform/personal-data/declaration.ts";
import { declare, type PersonalData } from "../../platform/personal-data/personal-data.ts";
import { calls } from "./calls.tables.ts";

export const callsData: PersonalData = {
  tables: [
    declare(calls, {
      ...{ whose: "members", purpose: "calls", seenBy: ["members"], key: "conversation:conversationId" },
      ...{ kept: { with: { conversationId: "conversation" }, by: "members" }, erased: "shared", restricted: "shown" },
      columns: {
        id: "id",
        conversationId: "id",
        callerId: "relation",
        calleeId: "relation",
        isSilenced: plain("state", "a flag", { exported: "others" }),
        callerDeleted: "state",
        calleeDeleted: "state",
        startedAt: "time",
        endedAt: "time",
        details: sealed("act"),
      },
    }),
  ],
  memory: [
    {
      ...{ name: "running calls", whose: "members", purpose: "calls", basis: "contract", category: "relation" },
      ...{ seenBy: ["members"], until: "session" },
    },
  ],
};
