import { declare, type PersonalData } from "../../platform/personal-data/personal-data.ts";
import { companyPartners, companyVisibility, personVisibility, visibilityExceptions } from "./directory.tables.ts";

const ofCompany = {
  ...({ whose: "company", purpose: "directory", seenBy: ["administrators"] } as const),
  kept: { with: { companyId: "company" } },
} as const;

export const directoryData: PersonalData = {
  tables: [
    declare(companyVisibility, {
      ...ofCompany,
      columns: { companyId: "id", level: "setting", mayHide: "setting", partnerCode: "technical" },
    }),
    declare(companyPartners, { ...ofCompany, columns: { companyId: "id", partnerId: "relation" } }),
    declare(personVisibility, {
      ...{ whose: "person", purpose: "directory", kept: { with: { accountId: "person" } }, seenBy: ["self"] },
      columns: { accountId: "id", choice: "setting" },
    }),
    declare(visibilityExceptions, {
      ...{ whose: "person", purpose: "directory", seenBy: ["self"] },
      kept: { with: { accountId: "person", viewerId: "person" }, by: "owner" },
      columns: { accountId: "id", viewerId: "relation" },
    }),
  ],
  memory: [
    {
      ...{ name: "directory", whose: "person", purpose: "directory", basis: "contract", category: "name" },
      ...{ seenBy: ["others"], until: "change" },
    },
  ],
};
