import type { Host, Platform } from "../../platform/platform.ts";
import { appendEntry } from "./append-entry.ts";
import { broadcastConversations } from "./conversations.broadcast.ts";
import { commandConversations } from "./conversations.commands.ts";
import type { ConversationDoors } from "./conversations.deps.ts";
import { routeConversations } from "./conversations.routes.ts";
import { destroyKeyOfGone } from "./remove-member.ts";
import { createRosters } from "./roster.ts";
import type { NewEntry } from "./store-message.ts";

export type { ChatDoor } from "./chat-door.ts";

/** Direct chats and bubbles: members, messages, marks. */
export function mountConversations(platform: Platform, host: Host, doors: ConversationDoors) {
  const deps = { ...platform, doors, rosters: createRosters(platform.db.reader) };
  routeConversations(host, deps);
  commandConversations(host, deps);
  broadcastConversations(host, deps);
  platform.facts.on("conversation.left", "bubble-keys", ({ payload }) =>
    destroyKeyOfGone(deps, payload.conversationId),
  );
  return {
    /** Who is in it, and what kind it is; undefined when it does not exist. */
    roster: (conversationId: string) => deps.rosters.find(conversationId),
    isMember: async (accountId: string, conversationId: string) =>
      (await deps.rosters.findFor(accountId, conversationId)) !== undefined,
    appendEntry: (entry: NewEntry) => appendEntry(deps, entry),
  };
}
