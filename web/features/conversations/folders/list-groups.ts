import type { Conversation } from "../../../../src/protocol/conversations.ts";

/** What part of one's list is shown. */
export type ListFilter =
  | { readonly kind: "all" }
  | { readonly kind: "archived" }
  | { readonly kind: "folder"; readonly folderId: string }
  | { readonly kind: "tag"; readonly tag: string };

const isArchived = ({ bubble }: Conversation): boolean => bubble?.archivedAt != null;

/** What is archived is out of the list, and in its own part of it. */
export function passes(filter: ListFilter, conversation: Conversation): boolean {
  if (filter.kind === "archived") return isArchived(conversation);
  // A closed chat is back once somebody writes in it; until then it is found by its name.
  if (isArchived(conversation) || conversation.own.isClosed) return false;
  if (filter.kind === "folder") return conversation.own.folderId === filter.folderId;
  if (filter.kind === "tag") return conversation.bubble?.tags.includes(filter.tag) ?? false;
  return true;
}

export interface ListGroup {
  /** null: there is but this one, without a heading. */
  readonly title: "favourites" | "others" | null;
  readonly conversations: readonly Conversation[];
}

/** Favourites stand above the others; where there are none of either, no heading is needed. */
export function grouped(listed: readonly Conversation[]): readonly ListGroup[] {
  const favourites = listed.filter(({ own }) => own.isFavourite);
  const others = listed.filter(({ own }) => !own.isFavourite);
  if (favourites.length === 0) return [{ title: null, conversations: others }];
  return [
    { title: "favourites" as const, conversations: favourites },
    { title: "others" as const, conversations: others },
  ].filter(({ conversations }) => conversations.length > 0);
}

/** Tags of one's bubbles, those used most first. */
export function tagsOf(all: readonly Conversation[]): readonly string[] {
  const uses = new Map<string, number>();
  for (const conversation of all)
    for (const tag of isArchived(conversation) ? [] : (conversation.bubble?.tags ?? []))
      uses.set(tag, (uses.get(tag) ?? 0) + 1);
  return [...uses].toSorted((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).map(([tag]) => tag);
}
