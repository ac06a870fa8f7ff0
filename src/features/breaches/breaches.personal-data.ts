import { sealed } from "../../platform/personal-data/declaration.ts";
import { declare, type PersonalData } from "../../platform/personal-data/personal-data.ts";
import { breaches } from "./breaches.tables.ts";

export const breachesData: PersonalData = {
  tables: [
    declare(breaches, {
      ...{ whose: "person", purpose: "breaches", basis: "legalObligation", key: "system:breaches", erased: "kept" },
      seenBy: ["self", "operator"],
      kept: { by: "operator" },
      columns: {
        ...{ id: "id", accountId: "id", at: "time", decidedAt: "time", decidedBy: "relation" },
        ...{ report: sealed("content"), decision: sealed("act") },
      },
    }),
  ],
  systemKeys: ["system:breaches"],
};
