import type { Host, Platform } from "../../platform/platform.ts";
import { watchOrganisers } from "./bubbles/organisers.ts";
import { openChatDoor } from "./chat-door.ts";
import { broadcastConversations } from "./conversations.broadcast.ts";
import { commandConversations } from "./conversations.commands.ts";
import type { ConversationDoors } from "./conversations.deps.ts";
import { showHeldMarks } from "./conversations.discretion.ts";
import { routeConversations } from "./conversations.routes.ts";
import { finishEnding } from "./end-conversation.ts";
import { tellOfExpiry } from "./expiry/expiry-door.ts";
import { createLocationKeys } from "./locations/location-keys.ts";
import { broadcastMessages } from "./messages/messages.broadcast.ts";
import { routeMessages } from "./messages/messages.routes.ts";
import { routePolls } from "./polls/polls.routes.ts";
import { routeReceipts } from "./receipts/receipts.routes.ts";
import { createSeenMarks } from "./receipts/seen-marks.ts";
import { createRosters } from "./roster.ts";
import { endSides } from "./sides/end-sides.ts";
import { routeSides } from "./sides/sides.routes.ts";

/** Direct chats and bubbles: members, messages, marks. */
export function mountConversations(platform: Platform, host: Host, doors: ConversationDoors) {
  const seenMarks = createSeenMarks(platform, doors.plans);
  const locationKeys = createLocationKeys(platform.now);
  const deps = { ...platform, doors, locationKeys, rosters: createRosters(platform.db.reader), seenMarks };
  routeConversations(host, deps);
  routeSides(host, deps);
  routeReceipts(host, deps);
  endSides(platform, host, deps);
  tellOfExpiry(platform, host, deps);
  routeMessages(host, deps);
  routePolls(host, deps);
  commandConversations(host, deps);
  broadcastConversations(host, deps);
  broadcastMessages(host, deps);
  showHeldMarks(host, deps);
  watchOrganisers(platform, deps);
  platform.facts.on("conversation.ending", "endings", ({ payload }) => finishEnding(deps, payload.conversationId));
  return openChatDoor(deps);
}
