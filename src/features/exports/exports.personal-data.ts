import { declare, owners, type PersonalData } from "../../platform/personal-data/personal-data.ts";
import { dataExports, exportPrefix } from "./exports.tables.ts";

export const exportsData: PersonalData = {
  tables: [
    declare(dataExports, {
      ...{ whose: "person", purpose: "rights", basis: "legalObligation", seenBy: ["self"], exported: "technical" },
      kept: { with: { accountId: "person" }, days: 0, after: "expiresAt", by: "owner" },
      columns: {
        accountId: "id",
        id: "id",
        state: "state",
        requestedAt: "time",
        attempts: "technical",
        sizeBytes: "count",
        expiresAt: "time",
      },
    }),
  ],
  owners: [{ ...owners("file", dataExports, "id"), prefix: exportPrefix }],
  blobs: [
    {
      ...{ name: "export", whose: "person", purpose: "rights", basis: "legalObligation", category: "content" },
      seenBy: ["self"],
    },
  ],
};
