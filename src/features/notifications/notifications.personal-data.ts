import { lookup, sealed } from "../../platform/personal-data/declaration.ts";
import { declare, type PersonalData } from "../../platform/personal-data/personal-data.ts";
import { notificationSettings, notifyWishes, pushes, pushSubscriptions } from "./notifications.tables.ts";

const own = {
  ...({ whose: "person", purpose: "notifications", seenBy: ["self"], key: "person:accountId" } as const),
  kept: { with: { accountId: "person" } },
} as const;

export const notificationsData: PersonalData = {
  tables: [
    declare(notificationSettings, {
      ...own,
      columns: { accountId: "id", settings: sealed("profile"), wantsDigest: "setting", digestSentAt: "time" },
    }),
    declare(notifyWishes, {
      ...{ ...own, kept: { with: { accountId: "person", conversationId: "conversation" } } },
      columns: { conversationId: "relation", accountId: "id", level: "setting", mutedUntil: "setting" },
    }),
    declare(pushSubscriptions, {
      ...{ ...own, basis: "consent", kept: { with: { accountId: "person", sessionId: "session" }, by: "owner" } },
      columns: {
        id: "id",
        accountId: "id",
        sessionId: "relation",
        address: sealed("device"),
        endpointIndex: lookup("device"),
        createdAt: "time",
      },
    }),
    declare(pushes, {
      ...{ ...own, basis: "consent", exported: "technical", seenBy: ["program"] },
      kept: { with: { accountId: "person", conversationId: "conversation" }, by: "program" },
      columns: {
        subscriptionId: "id",
        subject: "relation",
        accountId: "id",
        conversationId: "relation",
        kind: "state",
        refId: "relation",
        position: "technical",
        state: "state",
        waitsForAbsence: "state",
        attempts: "technical",
        happenedAt: "time",
        dueAt: "time",
      },
    }),
  ],
};
