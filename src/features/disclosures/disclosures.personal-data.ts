import { declare, type PersonalData } from "../../platform/personal-data/personal-data.ts";
import { disclosures } from "./disclosures.tables.ts";

export const disclosuresData: PersonalData = {
  tables: [
    declare(disclosures, {
      ...{ whose: "operator", purpose: "rights", basis: "legalObligation", seenBy: ["others"] },
      ...{ kept: { by: "operator" }, erased: "kept", restricted: "shown", exported: "technical" },
      columns: { kind: "state", number: "count", version: "technical", at: "time", documents: "technical" },
    }),
  ],
};
