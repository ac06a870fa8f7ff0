import { sealed } from "../../platform/personal-data/declaration.ts";
import { declare, type PersonalData } from "../../platform/personal-data/personal-data.ts";
import { breachChanges, breaches } from "./breaches.tables.ts";

export const breachesData: PersonalData = {
  tables: [
    declare(breaches, {
      ...{ whose: "person", purpose: "breaches", basis: "legalObligation", key: "system:breaches", erased: "kept" },
      seenBy: ["self", "operator"],
      kept: { by: "operator" },
      columns: {
        ...{ id: "id", accountId: "id", isReport: "state", state: "state", at: "time", decidedAt: "time" },
        ...{ decidedBy: "relation", report: sealed("content") },
        ...{ details: sealed("content", { exported: "others" }), decision: sealed("act", { exported: "others" }) },
      },
    }),
    declare(breachChanges, {
      ...{ whose: "operator", purpose: "breaches", basis: "legalObligation", key: "system:breaches", erased: "kept" },
      ...{ seenBy: ["operator"], exported: "others" },
      kept: { by: "operator" },
      columns: { id: "id", breachId: "id", at: "time", actorId: "relation", change: sealed("act") },
    }),
  ],
  systemKeys: ["system:breaches"],
};
