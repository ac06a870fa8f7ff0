import { declare, type PersonalData } from "../../platform/personal-data/personal-data.ts";
import { retentionPolicies, retentionRuns } from "./retention.tables.ts";

export const retentionData: PersonalData = {
  tables: [
    declare(retentionPolicies, {
      ...{ whose: "person", purpose: "operation", basis: "legitimateInterest", erased: "shared" },
      seenBy: ["members", "administrators"],
      kept: { by: "administrator" },
      columns: {
        ...{ scope: "technical", scopeId: "id", changedBy: "relation", changedAt: "time" },
        ...{ messagesDays: "setting", filesDays: "setting", historyDays: "setting" },
      },
    }),
    declare(retentionRuns, {
      ...{ whose: "nobody", purpose: "operation", basis: "none", seenBy: ["operator"] },
      kept: { days: 365, after: "ranAt" },
      columns: {
        ...{ day: "technical", ranAt: "technical", held: "technical", failed: "technical" },
        ...{ messages: "technical", files: "technical", history: "technical" },
      },
    }),
  ],
};
