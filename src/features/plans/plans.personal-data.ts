import { sealed } from "../../platform/personal-data/declaration.ts";
import { declare, type PersonalData } from "../../platform/personal-data/personal-data.ts";
import {
  companyFunctions,
  companyLicences,
  groupMembers,
  groupProfiles,
  licenceHolders,
  personFunctions,
  plans,
} from "./plans.tables.ts";

const ofCompany = {
  ...({ whose: "company", purpose: "company", kept: { with: { companyId: "company" } } } as const),
  seenBy: ["administrators", "operator"],
} as const;
const ofPerson = {
  ...({ ...ofCompany, whose: "person", seenBy: ["self", "administrators", "operator"] } as const),
  kept: { with: { accountId: "person" } },
} as const;

export const plansData: PersonalData = {
  tables: [
    declare(plans, {
      ...{ whose: "nobody", purpose: "company", kept: {}, seenBy: ["others"] },
      columns: {
        id: "id",
        name: "technical",
        lacking: "setting",
        limits: "setting",
        isDefault: "setting",
        createdAt: "time",
      },
    }),
    declare(companyLicences, { ...ofCompany, columns: { companyId: "id", planId: "id", bought: "count" } }),
    declare(licenceHolders, {
      ...ofPerson,
      columns: { accountId: "id", companyId: "relation", planId: "setting", assignedAt: "time" },
    }),
    declare(companyFunctions, { ...ofCompany, columns: { companyId: "id", switches: "setting" } }),
    declare(groupProfiles, {
      ...{ ...ofCompany, key: "company:companyId" },
      columns: { id: "id", companyId: "id", name: sealed("content"), switches: "setting", createdAt: "time" },
    }),
    declare(groupMembers, { ...ofPerson, columns: { accountId: "id", profileId: "setting" } }),
    declare(personFunctions, { ...ofPerson, columns: { accountId: "id", companyId: "relation", switches: "setting" } }),
  ],
};
