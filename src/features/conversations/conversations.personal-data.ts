import { hashed, lookup, plain, sealed } from "../../platform/personal-data/declaration.ts";
import { declare, owners, type PersonalData } from "../../platform/personal-data/personal-data.ts";
import { bubbleCandidates, bubbleLinks, bubblePictures } from "./bubbles/bubbles.tables.ts";
import {
  conversationMembers,
  conversations,
  endingConversations,
  formerMembers,
  heldMarks,
  messages,
} from "./conversations.tables.ts";
import { conversationFolders, conversationPlaces } from "./folders/folders.tables.ts";
import { messageData } from "./messages/messages.personal-data.ts";
import { markSteps, seenMarksOff } from "./receipts/receipts.tables.ts";
import { destructions, keyEpochs } from "./sides/sides.tables.ts";

const shared = {
  ...({ whose: "members", purpose: "messages", seenBy: ["members"], erased: "shared", restricted: "shown" } as const),
  kept: { with: { conversationId: "conversation" }, by: "members" },
} as const;
const membership = {
  ...({ whose: "person", purpose: "messages", seenBy: ["members"] } as const),
  kept: { with: { conversationId: "conversation", accountId: "person" } },
} as const;
const own = { ...membership, seenBy: ["self"] } as const;

export const conversationsData: PersonalData = {
  tables: [
    declare(conversations, {
      ...{ ...shared, kept: { with: { id: "conversation" }, by: "members" }, key: "label:id" },
      columns: {
        id: "id",
        kind: "state",
        name: sealed("content"),
        topic: sealed("content"),
        pairIndex: lookup("relation"),
        createdBy: "relation",
        createdAt: "time",
        lastSeq: "count",
        goneSeq: "count",
        archivedAt: "time",
        announcesOnly: "setting",
        newcomersSee: "setting",
        tags: sealed("content"),
        picture: "technical",
      },
    }),
    declare(messages, {
      ...{ ...shared, key: "conversation:conversationId" },
      columns: {
        id: "id",
        conversationId: "id",
        seq: "count",
        senderId: "relation",
        sentAt: "time",
        editedAt: "time",
        replyTo: "relation",
        threadSeq: "relation",
        content: sealed("content"),
        hasExtras: "technical",
        withheldFrom: plain("relation", "ids alone", { exported: "others" }),
      },
    }),
    declare(conversationMembers, {
      // A chat keeps both sides as long as one of them has it.
      ...{ ...membership, kept: { with: { conversationId: "conversation" }, by: "members" }, erased: "shared" },
      columns: {
        conversationId: "id",
        accountId: "id",
        role: "state",
        joinedAt: "time",
        fromSeq: "technical",
        closedSeq: "technical",
        deliveredSeq: "state",
        seenSeq: "state",
        deliveredAt: "time",
        seenAt: "time",
      },
    }),
    declare(endingConversations, {
      ...{ ...membership, exported: "technical", seenBy: ["program"] },
      kept: { by: "program" },
      columns: { id: "id", accountIds: "relation", toldAt: "time" },
    }),
    declare(formerMembers, {
      ...{ ...shared, whose: "person" },
      columns: { conversationId: "id", accountId: "id", state: "state", at: "time" },
    }),
    declare(heldMarks, {
      ...own,
      columns: { conversationId: "id", accountId: "id", deliveredSeq: "state", seenSeq: "state" },
    }),
    declare(conversationFolders, {
      ...{ ...own, kept: { with: { ownerId: "person" }, by: "owner" }, key: "person:ownerId" },
      columns: { id: "id", ownerId: "id", name: sealed("content"), position: "setting" },
    }),
    declare(conversationPlaces, {
      ...own,
      columns: { conversationId: "id", accountId: "id", isFavourite: "setting", folderId: "setting" },
    }),
    declare(markSteps, {
      ...membership,
      columns: { conversationId: "id", accountId: "id", delivered: "time", seen: "time" },
    }),
    declare(seenMarksOff, { ...own, kept: { with: { accountId: "person" } }, columns: { accountId: "id" } }),
    declare(keyEpochs, {
      ...{
        whose: "nobody",
        purpose: "messages",
        kept: { with: { conversationId: "conversation" } },
        seenBy: ["program"],
      },
      columns: { conversationId: "id", version: "technical", throughSeq: "technical" },
    }),
    declare(destructions, {
      ...{ ...membership, exported: "technical", seenBy: ["program"] },
      kept: { with: { conversationId: "conversation" }, by: "program" },
      columns: {
        conversationId: "id",
        throughSeq: "technical",
        keyVersion: "technical",
        keyDestroyedAt: "time",
        messages: "count",
        files: "count",
        accountId: "relation",
      },
    }),
    declare(bubbleCandidates, {
      ...{ ...membership, kept: { with: { conversationId: "conversation", accountId: "person" }, by: "members" } },
      columns: { conversationId: "id", accountId: "id", state: "state", byId: "relation", at: "time" },
    }),
    declare(bubbleLinks, {
      ...{ ...shared, key: "label:conversationId" },
      columns: {
        conversationId: "id",
        token: sealed("credential", { exported: "secret" }),
        tokenHash: hashed(),
        createdAt: "time",
        expiresAt: "time",
        maxUses: "setting",
        uses: "count",
        needsApproval: "setting",
      },
    }),
    declare(bubblePictures, {
      ...{ ...shared, key: "label:conversationId", exported: "others" },
      columns: { conversationId: "id", version: "technical", large: sealed("picture"), small: sealed("picture") },
    }),
    ...messageData,
  ],
  owners: [owners("conversation", conversations, "id"), owners("conversation", endingConversations, "id")],
  memory: [
    {
      ...{
        name: "positions that are shown",
        whose: "person",
        purpose: "messages",
        basis: "consent",
        category: "location",
      },
      ...{ seenBy: ["nobody"], until: "change" },
    },
  ],
};
