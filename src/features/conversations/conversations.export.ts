import { z } from "zod";
import { answerPart, type ExportPart, unlessRefused } from "../../platform/exporting/export-part.ts";
import type { Platform } from "../../platform/platform.ts";
import { bubbleLink, getBubbleLink, listBubbleInvitations } from "../../protocol/bubbles.ts";
import { conversation, listConversations } from "../../protocol/conversations.ts";
import { listFolders } from "../../protocol/folders.ts";
import { id, seq, timestamp } from "../../protocol/primitives.ts";
import { getSeenMarks } from "../../protocol/receipts.ts";
import { formerMembershipsOf, hiddenBy } from "./own-traces.store.ts";

const conversationsPart: ExportPart = {
  name: "conversations",
  tables: ["conversations", "conversation_members", "conversation_places", "held_marks", "notify_wishes", "mark_steps"],
  schema: () => z.object({ conversations: z.array(conversation.omit({ lastMessage: true, unreadCount: true })) }),
  async read(ask) {
    const { conversations } = await ask(listConversations);
    return { conversations: conversations.map(({ lastMessage: _, unreadCount: __, ...kept }) => kept) };
  },
};

/** Of bubbles that the person tends; the address itself opens a door and is no part of it. */
const bubbleLinks: ExportPart = {
  name: "bubble-links",
  tables: ["bubble_links"],
  schema: () => z.object({ links: z.array(z.object({ conversationId: id, link: bubbleLink.omit({ url: true }) })) }),
  async read(ask) {
    const { conversations } = await ask(listConversations);
    const links = [];
    for (const { id: conversationId, kind } of conversations) {
      if (kind !== "bubble") continue;
      const found = await ask(getBubbleLink, { params: { conversationId } }).catch(unlessRefused);
      if (!found?.link) continue;
      const { url: _, ...link } = found.link;
      links.push({ conversationId, link });
    }
    return { links };
  },
};

const former = z.object({ conversationId: id, state: z.enum(["left", "removed"]), at: timestamp.nullable() });
const hidden = z.object({ conversationId: id, seq });

const traces = ({ db }: Pick<Platform, "db">): readonly ExportPart[] => [
  {
    name: "former-bubbles",
    tables: ["former_members"],
    schema: () => z.object({ bubbles: z.array(former) }),
    read: async (_, accountId) => ({ bubbles: await formerMembershipsOf(db.reader, accountId) }),
  },
  {
    name: "hidden-messages",
    tables: ["hidden_messages"],
    schema: () => z.object({ messages: z.array(hidden) }),
    read: async (_, accountId) => ({ messages: await hiddenBy(db.reader, accountId) }),
  },
];

/** What is said in them follows in files of its own, see `exports/`. */
export const conversationsExport = (platform: Pick<Platform, "db">): readonly ExportPart[] => [
  conversationsPart,
  answerPart("folders", ["conversation_folders"], listFolders),
  answerPart("bubble-invitations", ["bubble_candidates"], listBubbleInvitations),
  bubbleLinks,
  answerPart("seen-marks", ["seen_marks_off"], getSeenMarks),
  ...traces(platform),
];
