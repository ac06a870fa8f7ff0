import { sealed } from "../../platform/personal-data/declaration.ts";
import { declare, type PersonalData } from "../../platform/personal-data/personal-data.ts";
import { noticeObjections, notices } from "./notices.tables.ts";

export const noticesData: PersonalData = {
  tables: [
    declare(notices, {
      ...{ whose: "nobody", purpose: "mail", seenBy: ["operator"], key: "system:notices" },
      kept: { days: 365, after: "writtenAt", isSwept: true },
      columns: {
        ...{ id: "id", texts: sealed("content"), writtenAt: "technical" },
        ...{ queuedThrough: "technical", recipients: "technical", doneAt: "technical" },
      },
    }),
    declare(noticeObjections, {
      ...{ whose: "person", purpose: "rights", basis: "legalObligation", seenBy: ["self"] },
      kept: { with: { accountId: "person" }, by: "owner" },
      columns: { accountId: "id", objectedAt: "time" },
    }),
  ],
  systemKeys: ["system:notices"],
};
