import { hashed, lookup, sealed } from "../../platform/personal-data/declaration.ts";
import { declare, type PersonalData } from "../../platform/personal-data/personal-data.ts";
import { signOnAttempts, signOnConnections, signOnLinks } from "./single-sign-on.tables.ts";

const ofCompany = {
  ...({ whose: "company", purpose: "signIn", key: "company:companyId", seenBy: ["administrators"] } as const),
  kept: { with: { companyId: "company" } },
} as const;

export const singleSignOnData: PersonalData = {
  tables: [
    declare(signOnConnections, {
      ...ofCompany,
      columns: {
        companyId: "id",
        provider: sealed("credential", { exported: "secret" }),
        isActive: "setting",
        passwordAllowed: "setting",
        createsPeople: "setting",
        replacesSecondFactor: "setting",
        trustsAddresses: "setting",
        changedAt: "time",
      },
    }),
    declare(signOnLinks, {
      ...{ ...ofCompany, whose: "person", seenBy: ["self", "administrators"] },
      kept: { with: { accountId: "person", companyId: "company" } },
      columns: {
        accountId: "id",
        companyId: "relation",
        subjectIndex: lookup("credential"),
        isConsented: "state",
        linkedAt: "time",
      },
    }),
    declare(signOnAttempts, {
      ...{ ...ofCompany, whose: "outsider", exported: "technical", seenBy: ["program"] },
      kept: { with: { companyId: "company" }, days: 1, after: "startedAt", isSwept: true },
      columns: {
        stateHash: hashed(),
        companyId: "id",
        browserHash: hashed(),
        secrets: sealed("credential", { exported: "secret" }),
        purpose: "state",
        sessionId: "id",
        startedAt: "time",
      },
    }),
  ],
};
