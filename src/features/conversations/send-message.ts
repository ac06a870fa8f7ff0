import type { Message, Urgency } from "../../protocol/conversations.ts";
import type { NewLocation } from "../../protocol/message-kinds.ts";
import { contentOf, type Said } from "./content-of.ts";
import type { Deps } from "./conversations.deps.ts";
import { messageNotAllowed } from "./conversations.errors.ts";
import { settleMentions } from "./messages/mentioning.ts";
import { isSpoken } from "./messages/spoken.ts";
import { visibleMessageAt } from "./messages/visible-message.ts";
import { conversationKey, openMessage } from "./seal-content.ts";
import { mayWrite, speak, type WritingPlace } from "./speak.ts";

export interface NewMessage extends Said {
  readonly id: string;
  readonly conversationId: string;
  readonly senderId: string;
  readonly replyTo?: number | undefined;
  readonly urgency?: Urgency | undefined;
}

/** Says something in a conversation. */
export async function sendMessage(deps: Deps, input: NewMessage): Promise<Message> {
  const { id, fileId } = input;
  const { place, content, answers } = await maySay(deps, input);
  const message = await speak(deps, place, { id, content, fileId, answers });
  if (input.location) keepLocationKey(deps, message, input.location);
  return message;
}

/** Refuses what could not be said there now: what is sent later is asked about when it is written, too. */
export async function maySay(deps: Deps, input: Omit<NewMessage, "id">) {
  const { senderId, fileId, replyTo, urgency } = input;
  const place = await mayWrite(deps, input);
  if (fileId !== undefined) await deps.doors.plans.require(senderId, "files");
  const text = settleMentions(input.text.trim(), place.roster, place.sender);
  const said = await contentOf(deps, senderId, { ...input, text });
  const content = urgency === undefined ? said : { ...said, urgency };
  const answers = replyTo === undefined ? undefined : await answersTo(deps, place, replyTo);
  return { place, content, answers };
}

/** Only once it is stored: another's message with the same id keeps its own key. */
function keepLocationKey(
  { locationKeys }: Deps,
  { id, senderId, content }: Message,
  { sealed, key }: NewLocation,
): void {
  if (content.kind !== "location" || content.location.sealed !== sealed) return;
  locationKeys.keep(id, senderId, key, content.location.expiresAt);
}

/** @throws message.not_found, message.not_allowed */
async function answersTo(deps: Deps, { conversationId, sender }: WritingPlace, replyTo: number) {
  const row = await visibleMessageAt(deps.db.reader, { conversationId, seq: replyTo }, sender);
  const key = await conversationKey(deps.keys, conversationId);
  if (!isSpoken(openMessage(key, row).content)) throw messageNotAllowed();
  return { replyTo, threadSeq: row.threadSeq ?? replyTo };
}
