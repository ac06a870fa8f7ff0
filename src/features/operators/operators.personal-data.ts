import { declare, type PersonalData } from "../../platform/personal-data/personal-data.ts";
import { terminations } from "./operators.tables.ts";

export const operatorsData: PersonalData = {
  tables: [
    declare(terminations, {
      ...{ whose: "operator", purpose: "company", basis: "legalObligation", seenBy: ["operator"] },
      ...{ kept: { by: "operator" }, erased: "kept", restricted: "shown" },
      columns: { companyId: "id", actorId: "relation", startedAt: "time", members: "count", finishedAt: "time" },
    }),
  ],
};
