import type { Message, MessageContent } from "../../protocol/conversations.ts";
import type { Having } from "../../protocol/search.ts";
import { exactly } from "./query.ts";
import { termsOf } from "./words.ts";

/** Raised when words are taken from messages, or kept, in another way: what is indexed is then indexed anew. */
export const indexVersion = 2;

const mention = /<@[A-Za-z0-9_-]+>/g;
const link = /https?:\/\/\S/i;

/** What somebody wrote, as it stands in the message. */
export function writtenText(content: MessageContent): string {
  if (content.kind === "text" || content.kind === "file") return content.text;
  if (content.kind === "poll")
    return [content.poll.question, ...content.poll.answers.map(({ text }) => text)].join("\n");
  return "";
}

/** The same with blanks in the place of mentions: an id is nobody's word. */
export const searchedText = (content: MessageContent): string =>
  writtenText(content).replace(mention, (token) => " ".repeat(token.length));

/** What else it is found by. A recording's name is not its author's word. */
export const nameIn = (content: MessageContent): string => (content.kind === "file" ? content.file.name : "");

/** What a person said: calls and notices tell what happened, and what was deleted is not there. */
const searchable: ReadonlySet<MessageContent["kind"]> = new Set(["text", "file", "voice", "poll", "location"] as const);
export const isSearchable = ({ kind }: MessageContent): boolean => searchable.has(kind);

/** What a message has beside words. */
export function havingsOf(content: MessageContent): Having[] {
  const all: Having[] = [];
  if (content.kind === "file") {
    all.push("file");
    const [kind] = content.file.mediaType.split("/");
    if (kind === "image" || kind === "video" || kind === "audio") all.push(kind);
  } else if (content.kind === "voice") all.push("audio");
  else if (content.kind === "poll" || content.kind === "location") all.push(content.kind);
  if (link.test(writtenText(content))) all.push("link");
  return all;
}

// No word of a text begins with them.
const sender = (accountId: string): string => `\u0001f${accountId}`;
const having = (what: Having): string => `\u0001h${what}`;
export const isFrom = (accountId: string) => exactly(sender(accountId));
export const has = (what: Having) => exactly(having(what));

/** Everything that a message is found by. */
export function indexTerms({ content, senderId }: Pick<Message, "content" | "senderId">): Set<string> {
  const terms = new Set<string>();
  if (!isSearchable(content)) return terms;
  for (const text of [searchedText(content), nameIn(content)]) for (const term of termsOf(text)) terms.add(term);
  for (const what of havingsOf(content)) terms.add(having(what));
  terms.add(sender(senderId));
  return terms;
}
