import { declare, type PersonalData } from "../../platform/personal-data/personal-data.ts";
import { feedDismissals } from "./feed.tables.ts";

export const feedData: PersonalData = {
  tables: [
    declare(feedDismissals, {
      ...{ whose: "person", purpose: "notifications", seenBy: ["self"] },
      kept: { with: { accountId: "person" }, days: 30, after: "through" },
      columns: { accountId: "id", kind: "state", refId: "relation", through: "time" },
    }),
  ],
};
