import type { Deps } from "../conversations.deps.ts";
import { conversationNotFound } from "../conversations.errors.ts";
import { conversationKey } from "../seal-content.ts";
import type { MessagePlace } from "./act-on-message.ts";
import { versionsOf, withheldEditsOf } from "./messages.store.ts";
import { openVersion } from "./seal-extras.ts";
import { visibleMessage } from "./visible-message.ts";

/** What a message said before; whoever sees it may know. Who is withheld its edits sees what led to what they see. */
export async function listVersions(
  { db: { reader }, keys, rosters }: Pick<Deps, "db" | "keys" | "rosters">,
  place: MessagePlace,
): Promise<{ text: string; at: number }[]> {
  const { conversationId, messageId, actorId } = place;
  const member = (await rosters.findFor(actorId, conversationId))?.members.get(actorId);
  if (!member) throw conversationNotFound();
  const row = await visibleMessage(reader, place, member);
  const [withheld] = await withheldEditsOf(reader, [messageId]);
  const end = withheld?.readerId === actorId ? (withheld.editedAt ?? row.sentAt) : Number.POSITIVE_INFINITY;
  const key = await conversationKey(keys, conversationId);
  return (await versionsOf(reader, messageId)).flatMap((version) =>
    version.at < end ? openVersion(key, version) : [],
  );
}
