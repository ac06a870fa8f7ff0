import type { Conversation, Message, MessageContent } from "../../protocol/conversations.ts";
import { withMentionNames } from "../../protocol/mentions.ts";
import { isMuted, missedAs } from "../../protocol/notification-rules.ts";
import type { NotificationSettings, PushMessage } from "../../protocol/notifications.ts";
import type { Attention } from "./attention.ts";
import type { Rings } from "./hear-rings.ts";
import type { Deps } from "./notifications.deps.ts";
import type { PushRow } from "./pushes.store.ts";
import { isQuiet, settingsOf } from "./settings.ts";
import { readWishes } from "./wishes.ts";

export type JudgeDeps = Pick<Deps, "db" | "doors" | "keys" | "now"> & {
  readonly attention: Attention;
  readonly rings: Pick<Rings, "isRinging">;
};
type Words = Pick<PushMessage, "title" | "body">;
type News = Pick<PushMessage, "kind"> & { readonly words: (settings: NotificationSettings) => Promise<Words> };

const noWords = async (): Promise<Words> => ({});
/** Of a message, in a notification. */
const maxLength = 240;

/**
 * What a push that is due says; null when it is not to be sent after all: the person is here, not to be disturbed, has seen it,
 * or it is not theirs to see (any more). Asked again before each attempt.
 */
export async function judgePush(deps: JudgeDeps, push: PushRow): Promise<PushMessage | null> {
  const { accountId, conversationId, subject, refId, happenedAt } = push;
  const settings = await settingsOf(deps, accountId);
  // What is over goes whenever that is, and a call rings everywhere.
  if (push.kind !== "gone") {
    if (push.kind !== "ring" && deps.attention.isAttended(accountId)) return null;
    if (await isQuiet(deps, accountId, settings)) return null;
  }
  const news = await newsOf(deps, push);
  const mailbox = news && (await deps.doors.people.mailboxOf(accountId));
  if (!news || !mailbox) return null;
  return {
    ...{
      kind: news.kind,
      conversationId: news.kind === "invitation" ? null : conversationId,
      tag: subject,
      ref: refId,
      at: happenedAt,
      language: mailbox.language,
    },
    unread: await unreadOf(deps, accountId),
    ...(await news.words(settings)),
  };
}

function newsOf(deps: JudgeDeps, push: PushRow): Promise<News | null> {
  const { kind, conversationId } = push;
  if (kind === "gone") return Promise.resolve({ kind, words: noWords });
  if (kind === "invitation") return newInvitation(deps, push);
  if (conversationId === null) throw new Error(`a push about a ${kind} belongs to a conversation`);
  if (kind === "ring") return ringingCall(deps, push, conversationId);
  return kind === "file" ? withdrawnFile(deps, push, conversationId) : newMessage(deps, push, conversationId);
}

function newsOfCaller(deps: JudgeDeps, accountId: string, conversation: Conversation) {
  return async ({ pushShowsContent }: NotificationSettings): Promise<Words> => {
    const caller = conversation.members.find((member) => member.accountId !== accountId);
    const [person] = pushShowsContent && caller ? await deps.doors.people.byIds([caller.accountId]) : [];
    return person ? { title: `${person.firstName} ${person.lastName}`.trim() } : {};
  };
}

/** One that nobody has answered yet. */
async function ringingCall(
  deps: JudgeDeps,
  { accountId, refId }: PushRow,
  conversationId: string,
): Promise<News | null> {
  const isRinging = deps.rings.isRinging(refId);
  const conversation = isRinging && (await deps.doors.conversations.conversationFor(accountId, conversationId));
  return conversation ? { kind: "ring", words: newsOfCaller(deps, accountId, conversation) } : null;
}

/** One that still waits for an answer: to a contact or into a bubble. */
async function newInvitation(
  { doors }: JudgeDeps,
  { accountId, conversationId, refId }: PushRow,
): Promise<News | null> {
  const isWaiting =
    conversationId === null
      ? (await doors.contacts.receivedInvitations(accountId)).some(({ id }) => id === refId)
      : (await doors.conversations.bubbleInvitationsFor(accountId)).some(
          (one) => one.conversationId === conversationId,
        );
  return isWaiting ? { kind: "invitation", words: noWords } : null;
}

async function withdrawnFile(
  { doors, now }: JudgeDeps,
  { accountId }: PushRow,
  conversationId: string,
): Promise<News | null> {
  const conversation = await doors.conversations.conversationFor(accountId, conversationId);
  return conversation && !isMuted(conversation.own, now()) ? { kind: "file", words: noWords } : null;
}

async function newMessage(
  deps: JudgeDeps,
  { accountId, refId, position }: PushRow,
  conversationId: string,
): Promise<News | null> {
  const { conversations } = deps.doors;
  const message = await conversations.messageFor(accountId, refId);
  const conversation = message && (await conversations.conversationFor(accountId, conversationId));
  const own = conversation?.members.find((member) => member.accountId === accountId);
  if (!message || !conversation || !own || own.seenSeq >= position) return null;
  const { notify, mutedUntil } = conversation.own;
  const about = { kind: conversation.kind, members: conversation.members.length };
  const kind = missedAs(message, { viewerId: accountId, conversation: about, notify, mutedUntil }, deps.now());
  if (kind === null) return null;
  return {
    kind,
    words: async ({ pushShowsContent }) => (pushShowsContent ? wordsOf(deps, message, conversation) : {}),
  };
}

/** Who says what: only for a reader who wants their browser to show it. */
async function wordsOf(
  { doors }: JudgeDeps,
  { senderId, content }: Message,
  { kind, name }: Conversation,
): Promise<Words> {
  const mentioned = "text" in content ? content.text : "";
  const ids = new Set([senderId, ...Array.from(mentioned.matchAll(/<@([A-Za-z0-9_-]{21})>/g), ([, id = ""]) => id)]);
  const people = await doors.people.byIds([...ids]);
  const nameOf = (id: string) => {
    const person = people.find((one) => one.id === id);
    return person ? `${person.firstName} ${person.lastName}`.trim() : "";
  };
  const sender = nameOf(senderId);
  const said = withMentionNames(mentioned, nameOf, "all") || shortOf(content);
  const title = kind === "direct" ? sender : [sender, name].filter(Boolean).join(" · ");
  return { ...(title && { title }), ...(said && { body: shortened(said) }) };
}

/** What is said without a text of its own. */
const shortOf = (content: MessageContent): string =>
  content.kind === "file" ? content.file.name : content.kind === "poll" ? content.poll.question : "";

const shortened = (text: string): string => (text.length > maxLength ? `${text.slice(0, maxLength).trimEnd()}…` : text);

/** Of what counts: muted chats do not. */
async function unreadOf({ db, doors, now }: JudgeDeps, accountId: string): Promise<number> {
  const wishes = await readWishes(db.reader, accountId);
  let sum = 0;
  for (const [conversationId, count] of await doors.conversations.unreadOf(accountId))
    if (!isMuted(wishes.get(conversationId) ?? {}, now())) sum += count;
  return sum;
}
