import type { Host, Platform } from "../../platform/platform.ts";
import { openChatDoor } from "./chat-door.ts";
import { broadcastConversations } from "./conversations.broadcast.ts";
import { commandConversations } from "./conversations.commands.ts";
import type { ConversationDoors } from "./conversations.deps.ts";
import { showHeldMarks } from "./conversations.discretion.ts";
import { routeConversations } from "./conversations.routes.ts";
import { destroyKeyOfGone } from "./remove-member.ts";
import { createRosters } from "./roster.ts";

export type { ChatDoor } from "./chat-door.ts";
export type { IsGone } from "./remove-person.ts";

/** Direct chats and bubbles: members, messages, marks. */
export function mountConversations(platform: Platform, host: Host, doors: ConversationDoors) {
  const deps = { ...platform, doors, rosters: createRosters(platform.db.reader) };
  routeConversations(host, deps);
  commandConversations(host, deps);
  broadcastConversations(host, deps);
  showHeldMarks(host, deps);
  platform.facts.on("conversation.left", "bubble-keys", ({ payload }) =>
    destroyKeyOfGone(deps, payload.conversationId),
  );
  return openChatDoor(deps);
}
