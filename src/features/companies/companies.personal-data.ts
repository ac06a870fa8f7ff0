import { hashed, lookup, plain, sealed } from "../../platform/personal-data/declaration.ts";
import { declare, owners, type PersonalData } from "../../platform/personal-data/personal-data.ts";
import {
  companies,
  companyActRequests,
  companyAgreements,
  companyDomains,
  companyInvitations,
  companyJoinLinks,
  companyJoinRequests,
  companyLogos,
} from "./companies.tables.ts";

const ofCompany = {
  ...({ whose: "company", purpose: "company", kept: { with: { companyId: "company" } } } as const),
  ...({ key: "company:companyId", seenBy: ["administrators", "operator"] } as const),
};

export const companiesData: PersonalData = {
  tables: [
    declare(companies, {
      ...{ ...ofCompany, kept: { with: { id: "company" } }, key: "company:id", seenBy: ["others", "operator"] },
      columns: {
        id: "id",
        name: sealed("name"),
        data: sealed("contact"),
        colour: "setting",
        supportContact: sealed("contact"),
        requiresSecondFactor: "setting",
        fourEyes: "setting",
        agreementVersion: "state",
        agreementAcceptedAt: "time",
        createdAt: "time",
        terminatedAt: "time",
      },
    }),
    declare(companyAgreements, {
      ...{ ...ofCompany, basis: "legalObligation", erased: "kept", restricted: "shown" },
      columns: {
        id: "id",
        companyId: "id",
        version: "state",
        language: "state",
        acceptedAt: "time",
        acceptedById: "id",
        acceptedByName: sealed("name"),
        document: sealed("content"),
      },
    }),
    declare(companyLogos, {
      ...ofCompany,
      columns: { companyId: "id", version: "technical", bytes: sealed("picture") },
    }),
    declare(companyInvitations, {
      ...{ ...ofCompany, whose: "outsider", basis: "legitimateInterest" },
      kept: { with: { companyId: "company" }, days: 30, after: "expiresAt", by: "administrator" },
      columns: {
        id: "id",
        companyId: "id",
        emailIndex: lookup("contact"),
        invitee: sealed("contact"),
        role: "state",
        language: "setting",
        invitedById: "id",
        sentAt: "time",
        expiresAt: "time",
        tokenHash: hashed(),
      },
    }),
    declare(companyActRequests, {
      ...{ ...ofCompany, whose: "members", seenBy: ["administrators"], erased: "kept" },
      kept: { with: { companyId: "company" }, days: 30, after: "expiresAt", by: "administrator" },
      columns: {
        id: "id",
        companyId: "id",
        act: "state",
        accountId: "relation",
        requestedById: "relation",
        reason: sealed("act"),
        requestedAt: "time",
        expiresAt: "time",
        state: "state",
        decidedById: "relation",
        decidedAt: "time",
      },
    }),
    declare(companyJoinLinks, {
      ...ofCompany,
      columns: {
        companyId: "id",
        token: sealed("credential", { exported: "secret" }),
        tokenHash: hashed(),
        createdAt: "time",
        expiresAt: "time",
        maxUses: "setting",
        uses: "count",
        needsApproval: "setting",
      },
    }),
    declare(companyJoinRequests, {
      ...{ ...ofCompany, whose: "person", seenBy: ["self", "administrators"] },
      kept: { with: { companyId: "company", accountId: "person" }, by: "administrator" },
      columns: { id: "id", companyId: "id", accountId: "id", origin: "state", requestedAt: "time" },
    }),
    declare(companyDomains, {
      ...ofCompany,
      columns: {
        id: "id",
        companyId: "id",
        domain: sealed("contact"),
        domainIndex: lookup("contact"),
        provedIndex: lookup("contact"),
        proof: plain("technical", "published in the DNS"),
        verifiedAt: "time",
        checkedAt: "time",
        missingSince: "time",
        joining: "setting",
        createdAt: "time",
      },
    }),
  ],
  owners: [owners("company", companies, "id")],
};
