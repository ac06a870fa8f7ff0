import { sealed } from "../../platform/personal-data/declaration.ts";
import { declare, type PersonalData } from "../../platform/personal-data/personal-data.ts";
import { drafts, scheduledMessages } from "./unsent.tables.ts";

const own = { whose: "person", purpose: "messages", seenBy: ["self"], key: "person:accountId", erased: "key" } as const;

export const unsentData: PersonalData = {
  tables: [
    declare(drafts, {
      ...{ ...own, kept: { with: { accountId: "person", conversationId: "conversation" }, by: "owner" } },
      columns: { accountId: "id", conversationId: "relation", text: sealed("content"), at: "time" },
    }),
    declare(scheduledMessages, {
      ...{ ...own, kept: { with: { accountId: "person" }, by: "owner" } },
      columns: {
        id: "id",
        accountId: "id",
        conversationId: "relation",
        text: sealed("content"),
        fileId: "relation",
        replyTo: "relation",
        urgency: "setting",
        dueAt: "time",
        revision: "technical",
        failure: "state",
      },
    }),
  ],
};
