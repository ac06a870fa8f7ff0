import { hashed, sealed } from "../../platform/personal-data/declaration.ts";
import { declare, type PersonalData } from "../../platform/personal-data/personal-data.ts";
import { restrictionLinks, restrictions } from "./rights.tables.ts";

export const rightsData: PersonalData = {
  tables: [
    declare(restrictions, {
      ...{ whose: "person", purpose: "rights", basis: "legalObligation", key: "person:accountId" },
      seenBy: ["self", "administrators", "operator"],
      kept: { with: { accountId: "person" } },
      columns: {
        ...{ id: "id", accountId: "id", by: "state", actorId: "relation", since: "time" },
        ...{ reason: sealed("act"), releaseReason: sealed("act") },
        ...{ releaseAskedAt: "time", releasedAt: "time", releasedBy: "state" },
      },
    }),
    declare(restrictionLinks, {
      ...{ whose: "person", purpose: "rights", basis: "legalObligation", seenBy: ["program"], exported: "technical" },
      kept: { with: { accountId: "person" }, days: 0, after: "expiresAt", isSwept: true },
      columns: {
        ...{ tokenHash: hashed(), accountId: "id", expiresAt: "time" },
      },
    }),
  ],
};
