import { sealed } from "../../platform/personal-data/declaration.ts";
import { declare, type PersonalData } from "../../platform/personal-data/personal-data.ts";
import { presenceCompanies, presenceSettings } from "./presence.tables.ts";

export const presenceData: PersonalData = {
  tables: [
    declare(presenceSettings, {
      ...{ whose: "person", purpose: "presence", seenBy: ["self", "others"], key: "person:accountId" },
      kept: { with: { accountId: "person" } },
      columns: { accountId: "id", settings: sealed("profile") },
    }),
    declare(presenceCompanies, {
      ...{ whose: "company", purpose: "presence", seenBy: ["administrators"] },
      kept: { with: { companyId: "company" } },
      columns: { companyId: "id", allowsLastSeen: "setting" },
    }),
  ],
  memory: [
    {
      ...{ name: "presence", whose: "person", purpose: "presence", basis: "contract", category: "profile" },
      ...{ seenBy: ["others"], until: "session" },
    },
  ],
};
