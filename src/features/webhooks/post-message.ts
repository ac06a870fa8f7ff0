import { createHash } from "node:crypto";
import { hashToken } from "../../platform/crypto/tokens.ts";
import type { Deps } from "./webhooks.deps.ts";
import { bubbleArchived, webhookNotFound } from "./webhooks.errors.ts";
import { incomingByToken, noteIncomingUse } from "./webhooks.store.ts";

const touchEveryMs = 60_000;

export interface PostedMessage {
  readonly token: string;
  readonly text: string;
  /** Made by the program: what is posted again with it was posted already. */
  readonly key?: string | undefined;
}

/** A program writes into the bubble that it has the address for. @returns the message's id */
export async function postMessage(
  { conversations, db, newId, now }: Pick<Deps, "conversations" | "db" | "newId" | "now">,
  { token, text, key }: PostedMessage,
): Promise<string> {
  const webhook = await incomingByToken(db.reader, hashToken(token));
  if (!webhook) throw webhookNotFound();
  const { id: senderId, conversationId, lastUsedAt } = webhook;
  const roster = await conversations.roster(conversationId);
  if (!roster) throw webhookNotFound();
  if (roster.isArchived) throw bubbleArchived();
  const id = key === undefined ? newId() : idFor(senderId, key);
  await conversations.appendEntry({ id, conversationId, senderId, content: { kind: "text", text } });
  if ((lastUsedAt ?? 0) + touchEveryMs <= now())
    await db.transaction(async (tx) => void (await noteIncomingUse(tx, senderId, now())));
  return id;
}

/** As long as ids are; another webhook's key makes another. */
const idFor = (webhookId: string, key: string): string =>
  createHash("sha256").update(`${webhookId}\n${key}`).digest("base64url").slice(0, 21);
