import { type Html, html } from "../../platform/http/html.ts";
import type { Conversation, MessageContent } from "../../protocol/conversations.ts";
import type { ExportedMessage } from "./export-schema.ts";
import type { KnownNames } from "./known-names.ts";
import { linkTo, page } from "./page-frame.ts";
import type { PageWords } from "./page-texts.ts";

const none: Html = { markup: "" };

export interface ChatPage {
  readonly words: PageWords;
  readonly names: KnownNames;
  readonly ownId: string;
  readonly conversation: Conversation;
  readonly messages: readonly ExportedMessage[];
  /** Where files stand, by their id. */
  readonly pathOf: (fileId: string) => string | null | undefined;
  readonly number: number;
  readonly hasMore: boolean;
}

export const chatPagePath = (conversationId: string, number: number): string =>
  `conversations/${conversationId}-${String(number).padStart(4, "0")}.html`;

export function nameIn(words: PageWords, names: KnownNames, id: string): string {
  const person = names.get(id);
  if (person?.isDeleted) return words.say("deletedPerson");
  return person?.name || words.say("unknown");
}

export function titleOf(words: PageWords, names: KnownNames, ownId: string, { kind, name, members }: Conversation) {
  if (kind === "bubble") return name;
  const other = members.find(({ accountId }) => accountId !== ownId);
  return words.say("direct", { name: nameIn(words, names, other?.accountId ?? ownId) });
}

/** Whose names a page needs. */
export const peopleIn = (messages: readonly ExportedMessage[]): string[] =>
  messages.flatMap(({ senderId, reactions = [], content }) => [
    senderId,
    ...reactions.flatMap(({ accountIds }) => accountIds),
    ...(content.kind === "notice" && content.subjectId !== null ? [content.subjectId] : []),
    ...(content.kind === "conference" ? content.conference.participantIds : []),
  ]);

function contentOf(chat: ChatPage, message: ExportedMessage): Html {
  const { words, names } = chat;
  const content: MessageContent = message.content;
  const text = (said: string) => (said === "" ? none : html`<p class="text" dir="auto">${said}</p>`);
  const file = ({ fileId, name }: { fileId: string; name: string }) => {
    const path = chat.pathOf(fileId);
    return path
      ? html`<p><a href="${linkTo(path, 1)}">${name}</a></p>`
      : html`<p>${name} (${words.say("noBytes")})</p>`;
  };
  switch (content.kind) {
    case "text":
      return text(content.text);
    case "file":
      return html`${text(content.text)}${file(content.file)}`;
    case "voice":
      return html`<p>${words.say("voice", { sec: Math.round(content.voice.durationSec) })}</p>${file(content.file)}`;
    case "poll":
      return html`<p>${words.say("poll")}: ${content.poll.question}</p><ol>${content.poll.answers.map(
        ({ text, count }, index) =>
          html`<li>${text}: ${count}${message.ownVote?.includes(index) ? html` (${words.say("youChose")})` : none}</li>`,
      )}</ol>`;
    case "location":
      return html`<p>${words.say("location")}</p>`;
    case "call":
      return html`<p>${words.say("call", { min: Math.ceil(content.call.durationSec / 60) })}</p>`;
    case "conference":
      return html`<p>${words.say("conference")}: ${content.conference.participantIds
        .map((id) => nameIn(words, names, id))
        .join(", ")}</p>`;
    case "notice": {
      const about = content.subjectId === null ? "" : nameIn(words, names, content.subjectId);
      return html`<p class="quiet">${[words.say("notice"), content.notice, about, content.detail].filter(Boolean).join(" · ")}</p>`;
    }
    case "deleted":
      return html`<p class="quiet">${words.say("deleted")}</p>`;
  }
}

function marksOf({ words }: ChatPage, { content, editedAt, pin, replyTo }: ExportedMessage): string {
  const urgency = "urgency" in content ? content.urgency : undefined;
  const isForwarded = "isForwarded" in content && content.isForwarded === true;
  return [
    replyTo === undefined ? "" : words.say("replyTo", { seq: replyTo }),
    urgency ? words.say(urgency) : "",
    isForwarded ? words.say("forwarded") : "",
    editedAt === undefined ? "" : `${words.say("edited")} ${words.moment(editedAt)}`,
    pin ? words.say("pinned") : "",
  ]
    .filter(Boolean)
    .join(" · ");
}

function messageOf(chat: ChatPage, message: ExportedMessage): Html {
  const { words, names, ownId } = chat;
  const reactions = (message.reactions ?? []).map(
    ({ emoji, accountIds }) => `${emoji} ${accountIds.map((id) => nameIn(words, names, id)).join(", ")}`,
  );
  const marks = marksOf(chat, message);
  return html`<article id="m${message.seq}" class="${message.senderId === ownId ? "own" : "other"}">
<header><strong dir="auto">${nameIn(words, names, message.senderId)}</strong><span class="quiet">${words.moment(message.sentAt)}${marks ? ` · ${marks}` : ""}</span></header>
${contentOf(chat, message)}${(message.versions ?? []).map(
  ({ text, at }) => html`<p class="quiet text">${words.say("wasBefore")} (${words.moment(at)}): ${text}</p>`,
)}${reactions.length === 0 ? none : html`<p class="quiet">${reactions.join(" · ")}</p>`}</article>
`;
}

/** A stretch of a conversation, for reading. */
export function chatPage(chat: ChatPage): string {
  const { words, names, ownId, conversation, number, hasMore } = chat;
  const title = titleOf(words, names, ownId, conversation);
  const to = (other: number, key: "earlier" | "later") =>
    html`<a href="${linkTo(chatPagePath(conversation.id, other), 1)}">${words.say(key)}</a>`;
  const nav = html`<nav><a href="${linkTo("index.html", 1)}">${words.say("back")}</a>${
    number > 1 ? to(number - 1, "earlier") : none
  }${hasMore ? to(number + 1, "later") : none}</nav>`;
  const messages = chat.messages.map((message) => messageOf(chat, message));
  return page(words, title, html`${nav}<h1 dir="auto">${title}</h1>${messages}${nav}`);
}
