import { sealed } from "../../platform/personal-data/declaration.ts";
import { declare, type PersonalData } from "../../platform/personal-data/personal-data.ts";
import { clientLogDays } from "../../protocol/client-log.ts";
import { clientLogs, diagnosisConsents, networkReports } from "./diagnosis.tables.ts";

export const diagnosisData: PersonalData = {
  tables: [
    declare(diagnosisConsents, {
      ...{ whose: "person", purpose: "diagnosis", basis: "legalObligation", seenBy: ["self"] },
      kept: { with: { accountId: "person" } },
      columns: {
        id: "id",
        accountId: "id",
        textVersion: "state",
        language: "state",
        givenAt: "time",
        withdrawnAt: "time",
      },
    }),
    declare(networkReports, {
      ...{ whose: "person", purpose: "diagnosis", basis: "consent", seenBy: ["self", "administrators"] },
      ...{ key: "person:accountId", kept: { with: { accountId: "person" }, days: 90, after: "at" } },
      columns: { accountId: "id", deviceId: "id", at: "time", report: sealed("network") },
    }),
    declare(clientLogs, {
      ...{ whose: "person", purpose: "diagnosis", basis: "consent", seenBy: ["self", "operator"] },
      key: "person:accountId",
      kept: { with: { accountId: "person" }, days: clientLogDays, after: "sentAt", isSwept: true, by: "owner" },
      columns: {
        ...{ id: "id", accountId: "id", sentAt: "time", textVersion: "state", language: "state", withdrawnAt: "time" },
        entries: sealed("device"),
      },
    }),
  ],
};
