import { KeyGone } from "../../platform/crypto/errors.ts";
import type { Message } from "../../protocol/conversations.ts";
import type { InputOf } from "../../protocol/endpoint.ts";
import type { searchMessages as endpoint, FoundMessage } from "../../protocol/search.ts";
import type { ReadableConversation } from "../conversations/index.ts";
import { candidatesIn, type Stretch } from "./candidates.ts";
import { excerpt } from "./excerpt.ts";
import { comesBefore, newestFirst, type Position } from "./newest-first.ts";
import { type Condition, findIn, parseQuery, type Range } from "./query.ts";
import type { Deps, SearchDeps } from "./search.deps.ts";
import { indexesOf } from "./search.store.ts";
import { searchEnds } from "./search-ends.ts";
import { has, havingsOf, isFrom, isSearchable, nameIn, searchedText, writtenText } from "./searchable.ts";

export type SearchRequest = InputOf<typeof endpoint>["body"] & { readonly readerId: string };
export interface SearchPage {
  found: FoundMessage[];
  next: string | null;
  isComplete: boolean;
}

/** Messages opened for one page at most: a phrase of frequent words may fit few of many. The next page goes on from there. */
const openedAtMost = 500;

/** What somebody may see now of what has all the words and passes all filters, newest first (B4). */
export async function searchMessages(deps: SearchDeps, request: SearchRequest): Promise<SearchPage> {
  const { conversations } = deps;
  const query = parseQuery(request.query);
  const conditions: Condition[] = [
    ...(request.from.length > 0 ? [request.from.map(isFrom)] : []),
    ...request.has.map((what) => [has(what)]),
    ...query.conditions,
  ];
  if (conditions.length === 0) return { found: [], next: null, isComplete: true };
  /** Where the query stands in its text and in its file's name; undefined when it is not what is searched for. */
  const marksIn = ({ content, senderId }: Message): Range[][] | undefined => {
    if (request.from.length > 0 && !request.from.includes(senderId)) return undefined;
    const own = havingsOf(content);
    if (!request.has.every((what) => own.includes(what))) return undefined;
    return isSearchable(content) ? findIn([searchedText(content), nameIn(content)], query) : undefined;
  };

  const readable = await conversations.readableBy(request.readerId);
  const searched = request.in.length > 0 ? readable.filter((one) => request.in.includes(one.conversationId)) : readable;
  const { candidates, isComplete } = await candidatesOf(deps, searched, conditions, (message) => !!marksIn(message));

  const found: FoundMessage[] = [];
  let last: Position | undefined;
  const order = { readerId: request.readerId, before: request.before, behind: positionOf(request.cursor) };
  const positions = newestFirst(deps, candidates, order);
  // One more than a page, to know whether there is another.
  const together = request.limit + 1;
  for (let opened = 0; opened < openedAtMost; opened += together) {
    const some = await take(positions, together, request.after ?? 0);
    const isEnd = some.length < together;
    const messages = [...(await conversations.seenBy(request.readerId, some))].sort((a, b) =>
      comesBefore(a, b) ? -1 : 1,
    );
    for (const message of messages) {
      // The index offers what may fit: a phrase, or what was changed a moment ago, is compared with the message itself.
      const marks = marksIn(message);
      if (!marks) continue;
      found.push(present(message, marks));
      if (found.length < request.limit) continue;
      const isAll = isEnd && message === messages.at(-1);
      return { found, next: isAll ? null : cursorAt(message), isComplete };
    }
    last = some.at(-1);
    if (isEnd || !last) return { found, next: null, isComplete };
  }
  return { found, next: last ? cursorAt(last) : null, isComplete };
}

/** The next positions, as long as they are not older. */
async function take(positions: AsyncGenerator<Position>, count: number, after: number): Promise<Position[]> {
  const some: Position[] = [];
  while (some.length < count) {
    const { value } = await positions.next();
    if (!value || value.sentAt < after) break;
    some.push(value);
  }
  return some;
}

function present({ id, conversationId, seq, senderId, sentAt, content }: Message, marks: Range[][]): FoundMessage {
  return {
    ...{ id, conversationId, seq, senderId, sentAt },
    excerpt: excerpt(writtenText(content), marks[0] ?? []),
    file: "file" in content ? content.file : null,
    fileName: excerpt(nameIn(content), marks[1] ?? []),
  };
}

const cursorAt = ({ sentAt, conversationId, seq }: Position): string => `${sentAt}.${conversationId}.${seq}`;
function positionOf(cursor: string | undefined): Position | undefined {
  const [sentAt, conversationId, seq] = cursor?.split(".") ?? [];
  return conversationId === undefined ? undefined : { sentAt: Number(sentAt), conversationId, seq: Number(seq) };
}

/** From the index, and where it does not reach yet from the messages themselves. */
async function candidatesOf(
  deps: SearchDeps,
  searched: readonly ReadableConversation[],
  conditions: readonly Condition[],
  isMatch: (message: Message) => boolean,
): Promise<{ candidates: Map<string, number[]>; isComplete: boolean }> {
  const { conversations, indexer } = deps;
  const ids = searched.map(({ conversationId }) => conversationId);
  await conversations.preloadKeys(ids);
  const extents = new Map((await indexesOf(deps.db.reader, ids)).map((row) => [row.conversationId, row]));
  const stretches: Stretch[] = [];
  const there: ReadableConversation[] = [];
  for (const one of searched) {
    const keys = await keysUnlessGone(conversations, one.conversationId);
    if (!keys) continue;
    there.push(one);
    const extent = extents.get(one.conversationId);
    if (extent && extent.throughSeq > one.fromSeq) stretches.push({ ...one, extent, keys });
  }
  const candidates = await candidatesIn(deps, stretches, conditions, (conversationId) => {
    extents.delete(conversationId);
    void indexer.remake(conversationId);
  });
  const { places, isComplete } = await searchEnds(deps, { conversations: there, extents, isMatch });
  for (const { conversationId, seq } of places) {
    const known = candidates.get(conversationId) ?? [];
    if (!known.includes(seq))
      candidates.set(
        conversationId,
        [...known, seq].sort((a, b) => b - a),
      );
  }
  return { candidates, isComplete };
}

async function keysUnlessGone(conversations: Deps["conversations"], conversationId: string) {
  try {
    return await conversations.keysOf(conversationId);
  } catch (error) {
    if (error instanceof KeyGone) return undefined;
    throw error;
  }
}
