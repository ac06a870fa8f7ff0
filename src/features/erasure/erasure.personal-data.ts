import { sealed } from "../../platform/personal-data/declaration.ts";
import { declare, type PersonalData } from "../../platform/personal-data/personal-data.ts";
import { erasureRequests, erasures, legalHolds } from "./erasure.tables.ts";

export const erasureData: PersonalData = {
  tables: [
    declare(erasures, {
      ...{ whose: "person", purpose: "rights", basis: "legalObligation", seenBy: ["self", "operator"] },
      // Who it was is in it until it is done; what stays names nobody.
      ...{ kept: { by: "program" }, erased: "kept", exported: "technical", restricted: "untouched" },
      columns: {
        number: "id",
        accountId: "id",
        companyId: "relation",
        cause: "state",
        state: "state",
        askedAt: "time",
        mailbox: sealed("contact", { key: "system:erasure" }),
        tokenHash: { how: "hashed", category: "credential" },
        counts: "count",
        subjects: "relation",
        certificate: "state",
        erasedAt: "time",
      },
    }),
    declare(erasureRequests, {
      ...{ whose: "person", purpose: "rights", basis: "legalObligation", seenBy: ["self", "administrators"] },
      ...{ kept: { with: { accountId: "person" }, by: "owner" } },
      columns: { accountId: "id", companyId: "relation", askedAt: "time" },
    }),
    declare(legalHolds, {
      ...{ whose: "person", purpose: "rights", basis: "legalObligation", seenBy: ["operator"] },
      // Told to the person, it would warn them (GDPR, Art. 23 (1) d).
      ...{
        kept: { days: 0, after: "endsAt", by: "operator" },
        erased: "kept",
        exported: "others",
        restricted: "shown",
      },
      key: "system:legal-holds",
      columns: { accountId: "id", operatorId: "relation", reason: sealed("act"), setAt: "time", endsAt: "time" },
    }),
  ],
  systemKeys: ["system:erasure", "system:legal-holds"],
};
