import type { Ask } from "../../platform/exporting/export-part.ts";
import { unlessRefused } from "../../platform/exporting/export-part.ts";
import type { Conversation, Message } from "../../protocol/conversations.ts";
import { pageMessages } from "../../protocol/conversations.ts";
import { listVersions } from "../../protocol/messages.ts";
import { getOwnVote } from "../../protocol/polls.ts";
import type { ExportedMessage } from "./export-schema.ts";

const perQuestion = 200;
/** Of one file and one readable page. */
export const perFile = 1_000;

export interface MessagesPart {
  readonly messages: ExportedMessage[];
  readonly hasMore: boolean;
}

/** All that somebody sees of a conversation, in order, a file's worth at a time: no more than that is held. */
export async function* messagesOf(ask: Ask, { id: conversationId, own }: Conversation): AsyncGenerator<MessagesPart> {
  let after = own.fromSeq;
  for (let hasMore = true; hasMore; ) {
    const messages: ExportedMessage[] = [];
    while (hasMore && messages.length < perFile) {
      const page = await ask(pageMessages, { params: { conversationId }, query: { after, limit: perQuestion } });
      ({ hasMore } = page);
      after = page.messages.at(-1)?.seq ?? after;
      for (const message of page.messages) messages.push(await withMore(ask, message));
      // People are at work meanwhile.
      await new Promise<void>((resolve) => void setImmediate(resolve));
    }
    yield { messages, hasMore };
  }
}

async function withMore(ask: Ask, message: Message): Promise<ExportedMessage> {
  const params = { conversationId: message.conversationId, messageId: message.id };
  const edits = message.editedAt !== undefined && (await ask(listVersions, { params }).catch(unlessRefused));
  const vote = message.content.kind === "poll" && (await ask(getOwnVote, { params }).catch(unlessRefused));
  return {
    ...message,
    ...(edits && edits.versions.length > 0 && { versions: edits.versions }),
    ...(vote && { ownVote: vote.answers }),
  };
}
