import { KeyGone } from "../../platform/crypto/errors.ts";
import type { Message } from "../../protocol/conversations.ts";
import type { InputOf } from "../../protocol/endpoint.ts";
import type { searchMessages as endpoint, FoundMessage } from "../../protocol/search.ts";
import type { ReadableConversation } from "../conversations/index.ts";
import { createOpening, type Searched, type Stretch, stretchesOf } from "./candidates.ts";
import { excerpt } from "./excerpt.ts";
import { mostRelevantFirst } from "./most-relevant-first.ts";
import { newestFirst, type Position } from "./newest-first.ts";
import { type Condition, findIn, type Match, parseQuery, type Range } from "./query.ts";
import { cursorAt, positionOf } from "./result-cursor.ts";
import type { Deps, SearchDeps } from "./search.deps.ts";
import { indexesOf } from "./search.store.ts";
import { type EndPlace, searchEnds } from "./search-ends.ts";
import { has, havingsOf, indexVersion, isFrom, isSearchable, nameIn, searchedText, writtenText } from "./searchable.ts";

export type SearchRequest = InputOf<typeof endpoint>["body"] & { readonly readerId: string };
export interface SearchPage {
  found: FoundMessage[];
  next: string | null;
  isComplete: boolean;
}

/** Messages opened for one page at most: a phrase of frequent words may fit few of many. The next page goes on from there. */
const openedAtMost = 500;
/** How often a search begins again because words were moved in the index under its eyes. */
const tries = 3;

/** What somebody may see now of what has all the words and passes all filters (B4). */
export async function searchMessages(deps: SearchDeps, request: SearchRequest): Promise<SearchPage> {
  for (let turn = 1; ; turn += 1) {
    const before = deps.indexer.moves();
    const page = await searchOnce(deps, request);
    if (turn === tries || (deps.indexer.moves() === before && before % 2 === 0)) return page;
  }
}

async function searchOnce(deps: SearchDeps, request: SearchRequest): Promise<SearchPage> {
  const { conversations } = deps;
  const query = parseQuery(request.query);
  // What few messages meet is asked first: long words before short ones, and people last.
  const conditions: Condition[] = [
    ...query.conditions.toSorted((a, b) => lengthOf(b) - lengthOf(a)),
    ...request.has.map((what) => [has(what)]),
    ...(request.from.length > 0 ? [request.from.map(isFrom)] : []),
  ];
  if (conditions.length === 0) return { found: [], next: null, isComplete: true };
  /** Where the query stands in its text and in its file's name; undefined when it is not what is searched for. */
  const matchOf = ({ content, senderId }: Message): Match | undefined => {
    if (request.from.length > 0 && !request.from.includes(senderId)) return undefined;
    const own = havingsOf(content);
    if (!request.has.every((what) => own.includes(what))) return undefined;
    return isSearchable(content) ? findIn([searchedText(content), nameIn(content)], query) : undefined;
  };

  const readable = await conversations.readableBy(request.readerId);
  const searched = request.in.length > 0 ? readable.filter((one) => request.in.includes(one.conversationId)) : readable;
  const places = await placesOf(deps, searched, conditions, matchOf);
  const behind = positionOf(request.cursor);
  const order = { readerId: request.readerId, after: request.after, before: request.before, behind };
  let isComplete = places.isComplete;
  const open = createOpening(deps, conditions, (conversationId) => {
    isComplete = false;
    void deps.indexer.remake(conversationId);
  });
  const unopened = { stretches: places.stretches, open };
  const ordered =
    request.sort === "relevant"
      ? mostRelevantFirst(deps, places.ends, unopened, order)
      : newestFirst(deps, places.ends, unopened, order);

  const found: FoundMessage[] = [];
  const page = (next: Position | undefined) => ({ found, next: next ? cursorAt(next) : null, isComplete });
  // One more than a page, to know whether there is another.
  const together = request.limit + 1;
  for (let opened = 0; opened < openedAtMost; opened += together) {
    const some = await take(ordered, together);
    const isEnd = some.length < together;
    const seen = await conversations.seenBy(request.readerId, some);
    const restricted = await deps.restrictedAmong([...new Set(seen.map(({ senderId }) => senderId))]);
    const messages = new Map(
      seen.filter(({ senderId }) => !restricted.has(senderId)).map((one) => [keyOf(one), one] as const),
    );
    for (const [at, position] of some.entries()) {
      const message = messages.get(keyOf(position));
      // The index offers what may fit: a phrase, or what was changed a moment ago, is compared with the message itself.
      const match = message && matchOf(message);
      if (!match) continue;
      found.push(present(message, match.marks));
      if (found.length < request.limit) continue;
      return page(isEnd && at === some.length - 1 ? undefined : position);
    }
    if (isEnd) return page(undefined);
    if (opened + together >= openedAtMost) return page(some.at(-1));
  }
  return page(undefined);
}

const lengthOf = (condition: Condition): number => Math.min(...condition.map(({ root }) => root.length));
const keyOf = ({ conversationId, seq }: Pick<Message, "conversationId" | "seq">) => `${conversationId}/${seq}`;

async function take(positions: AsyncGenerator<Position>, count: number): Promise<Position[]> {
  const some: Position[] = [];
  while (some.length < count) {
    const { value } = await positions.next();
    if (!value) break;
    some.push(value);
  }
  return some;
}

function present({ id, conversationId, seq, senderId, sentAt, content }: Message, marks: Match["marks"]): FoundMessage {
  return {
    ...{ id, conversationId, seq, senderId, sentAt },
    excerpt: excerpt(writtenText(content), marks[0] ?? noMarks),
    file: "file" in content ? content.file : null,
    fileName: excerpt(nameIn(content), marks[1] ?? noMarks),
  };
}
const noMarks: readonly Range[] = [];

/** Where to look: in the index, and where it does not reach yet the messages themselves. */
async function placesOf(
  deps: SearchDeps,
  searched: readonly ReadableConversation[],
  conditions: readonly Condition[],
  matchOf: (message: Message) => Match | undefined,
): Promise<{ stretches: Stretch[]; ends: EndPlace[]; isComplete: boolean }> {
  const { conversations } = deps;
  const ids = searched.map(({ conversationId }) => conversationId);
  await conversations.preloadKeys(ids);
  const indexes = (await indexesOf(deps.db.reader, ids)).filter(({ version }) => version === indexVersion);
  const extents = new Map(indexes.map((row) => [row.conversationId, row]));
  const stretches: Stretch[] = [];
  const there: ReadableConversation[] = [];
  for (const one of searched) {
    const keys = await keysUnlessGone(conversations, one.conversationId);
    if (!keys) continue;
    there.push(one);
    const index = extents.get(one.conversationId);
    const within: Searched | undefined = index && { fromSeq: one.fromSeq, index, keys };
    if (within) stretches.push(...stretchesOf(within, conditions));
  }
  const { places, isComplete } = await searchEnds(deps, { conversations: there, extents, matchOf });
  return { stretches, ends: places, isComplete };
}

async function keysUnlessGone(conversations: Deps["conversations"], conversationId: string) {
  try {
    return await conversations.keysOf(conversationId);
  } catch (error) {
    if (error instanceof KeyGone) return undefined;
    throw error;
  }
}
