import { plain, sealed } from "../../../platform/personal-data/declaration.ts";
import { declare } from "../../../platform/personal-data/personal-data.ts";
import { pollVotes } from "../polls/polls.tables.ts";
import {
  companyMessageRules,
  hiddenMessages,
  messageAcknowledgements,
  messagePins,
  messageReactions,
  messageVersions,
  withheldEdits,
} from "./messages.tables.ts";

const withheldFrom = () => plain("relation", "ids alone", { exported: "others" });

/** They go with their message, by reference. */
const onMessage = {
  ...({ whose: "members", purpose: "messages", seenBy: ["members"], erased: "shared", restricted: "shown" } as const),
  ...({ kept: { by: "members" }, key: "conversation:*" } as const),
};

/** What hangs on messages. */
export const messageData = [
  declare(messageReactions, {
    ...onMessage,
    columns: { messageId: "id", accountId: "relation", reactions: sealed("content") },
  }),
  declare(messagePins, {
    ...onMessage,
    columns: {
      messageId: "id",
      conversationId: "id",
      accountId: "relation",
      at: "time",
      withheldFrom: withheldFrom(),
    },
  }),
  declare(messageAcknowledgements, {
    ...onMessage,
    columns: { messageId: "id", accountId: "relation", at: "time", withheldFrom: withheldFrom() },
  }),
  declare(messageVersions, { ...onMessage, columns: { messageId: "id", at: "time", text: sealed("content") } }),
  declare(withheldEdits, {
    ...{ ...onMessage, exported: "others" },
    columns: { messageId: "id", readerId: "relation", content: sealed("content"), editedAt: "time" },
  }),
  declare(hiddenMessages, {
    ...{ whose: "person", purpose: "messages", seenBy: ["self"] },
    kept: { with: { accountId: "person", conversationId: "conversation" } },
    columns: { accountId: "id", conversationId: "id", seq: "state" },
  }),
  declare(companyMessageRules, {
    ...{ whose: "company", purpose: "messages", kept: { with: { companyId: "company" } }, seenBy: ["administrators"] },
    columns: { companyId: "id", keepsEdits: "setting", editMinutes: "setting" },
  }),
  declare(pollVotes, {
    ...onMessage,
    columns: { messageId: "id", voter: "relation", answers: sealed("content"), withheldFrom: withheldFrom() },
  }),
];
