import type { Deps } from "../conversations.deps.ts";
import { conversationNotFound, locationGone } from "../conversations.errors.ts";
import type { MessagePlace } from "../messages/act-on-message.ts";
import { visibleMessage } from "../messages/visible-message.ts";

/** For whoever sees the message now, while the position can be opened. */
export async function locationKey(deps: Deps, place: MessagePlace): Promise<{ key: string }> {
  const member = (await deps.rosters.findFor(place.actorId, place.conversationId))?.members.get(place.actorId);
  if (!member) throw conversationNotFound();
  const row = await visibleMessage(deps.db.reader, place, member);
  const key = deps.locationKeys.find(row.id);
  if (key === undefined) throw locationGone();
  return { key };
}
