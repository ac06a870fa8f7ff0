import type { DataKey, Sealed } from "../../../platform/crypto/keys.ts";
import { open, openJson, seal, sealJson } from "../../../platform/crypto/seal.ts";
import type { MessageContent } from "../../../protocol/conversations.ts";
import type { ReactionRow, VersionRow, WithheldEditRow } from "./messages.store.ts";
import type { Reaction } from "./messages.tables.ts";

/** What hangs on messages is sealed with the conversation's key too. */
const reactionsPlace = (messageId: string, accountId: string) => ({
  table: "message_reactions",
  column: "reactions",
  row: `${messageId} ${accountId}`,
});
const versionPlace = (messageId: string, at: number) => ({
  table: "message_versions",
  column: "text",
  row: `${messageId} ${at}`,
});
const withheldPlace = (messageId: string) => ({ table: "withheld_edits", column: "content", row: messageId });

export const sealReactions = (
  key: DataKey,
  messageId: string,
  accountId: string,
  reactions: Reaction[],
): Sealed<Reaction[]> => sealJson(key, reactionsPlace(messageId, accountId), reactions);
export const openReactions = (key: DataKey, { messageId, accountId, reactions }: ReactionRow): Reaction[] =>
  openJson(key, reactionsPlace(messageId, accountId), reactions);

export const sealVersion = (key: DataKey, messageId: string, at: number, text: string): Sealed<string> =>
  seal(key, versionPlace(messageId, at), text);
export const openVersion = (key: DataKey, { messageId, at, text }: VersionRow): { text: string; at: number } => ({
  text: open(key, versionPlace(messageId, at), text),
  at,
});

export const sealWithheld = (key: DataKey, messageId: string, content: MessageContent): Sealed<MessageContent> =>
  sealJson(key, withheldPlace(messageId), content);
export const openWithheld = (key: DataKey, { messageId, content }: WithheldEditRow): MessageContent =>
  openJson(key, withheldPlace(messageId), content);
