import { sealed } from "../../platform/personal-data/declaration.ts";
import { declare, type PersonalData } from "../../platform/personal-data/personal-data.ts";
import { privacyEntries } from "./privacy.tables.ts";

export const privacyData: PersonalData = {
  tables: [
    declare(privacyEntries, {
      ...{ whose: "person", purpose: "rights", basis: "legalObligation", seenBy: ["self"], key: "person:accountId" },
      kept: { with: { accountId: "person" }, days: 365, after: "at" },
      columns: { id: "id", accountId: "id", at: "time", act: sealed("act") },
    }),
  ],
};
