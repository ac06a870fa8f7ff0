import type { Keys } from "../../../platform/crypto/keys.ts";
import type { BubbleRules } from "../../../protocol/conversations.ts";
import type { ConversationRow } from "../conversations.store.ts";
import { openTags } from "./seal-bubble.ts";

/** What holds in a bubble, as all of its members see it. */
export const presentRules = async (keys: Keys, row: ConversationRow): Promise<BubbleRules> => ({
  archivedAt: row.archivedAt,
  announcesOnly: row.announcesOnly,
  newcomersSee: row.newcomersSee,
  tags: await openTags(keys, row.id, row.tags),
  picture: row.picture,
});
