import type { Person } from "../../../../src/protocol/directory.ts";

/** Somebody who can be mentioned, under a name that only they have there. */
export interface Mentionable {
  readonly accountId: string;
  /** Without the `@`. */
  readonly label: string;
}

/**
 * The people of a conversation by their names as one writes them. Of two with the same name each gets a number, always the same one.
 * Who has no name yet cannot be mentioned.
 */
export function mentionablesOf(
  accountIds: readonly string[],
  people: Readonly<Record<string, Person | null>>,
): Mentionable[] {
  const count = new Map<string, number>();
  return accountIds.flatMap((accountId) => {
    const person = people[accountId];
    const name =
      person && !person.isDeleted ? `${person.firstName} ${person.lastName}`.replace(/\s+/g, " ").trim() : "";
    if (name === "") return [];
    const number = (count.get(name) ?? 0) + 1;
    count.set(name, number);
    return { accountId, label: number === 1 ? name : `${name} ${number}` };
  });
}

const isWordCharacter = (character: string | undefined) => character !== undefined && /[\p{L}\p{N}_]/u.test(character);

/** As written in the box → as it is sent: `@Ada Lovelace` becomes her token. The longest name that fits counts. */
export function toTokens(text: string, people: readonly Mentionable[], all: string | undefined): string {
  if (!text.includes("@")) return text;
  const labels = [
    ...people.map(({ accountId, label }) => ({ label, token: `<@${accountId}>` })),
    ...(all === undefined ? [] : [{ label: all, token: "<@all>" }]),
  ].sort((a, b) => b.label.length - a.label.length);
  let sent = "";
  for (let at = 0; at < text.length; ) {
    const begins = text[at] === "@" && !isWordCharacter(text[at - 1]);
    const found = begins
      ? labels.find(({ label }) => {
          const end = at + 1 + label.length;
          return text.startsWith(label, at + 1) && !isWordCharacter(text[end]);
        })
      : undefined;
    sent += found?.token ?? text[at];
    at += found ? found.label.length + 1 : 1;
  }
  return sent;
}

/** As it was sent → as it is written in the box. */
export function toWritten(text: string, people: readonly Mentionable[], all: string): string {
  return text.replace(/<@([A-Za-z0-9_-]{21}|all)>/g, (token, who: string) => {
    if (who === "all") return `@${all}`;
    const label = people.find(({ accountId }) => accountId === who)?.label;
    return label === undefined ? token : `@${label}`;
  });
}

/** What is being typed after an `@` at the caret; undefined: nothing of the kind. */
export function mentionBeingTyped(text: string, caret: number): { from: number; query: string } | undefined {
  const before = text.slice(Math.max(0, caret - 40), caret);
  const at = before.lastIndexOf("@");
  if (at === -1 || isWordCharacter(before[at - 1])) return undefined;
  const query = before.slice(at + 1);
  if (/[\n@]/.test(query) || query.startsWith(" ") || query.split(" ").length > 3) return undefined;
  return { from: caret - query.length - 1, query };
}

const folded = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase();

/** Those whose name, or a part of it, begins with what was typed. */
export function matching<M extends { readonly label: string }>(people: readonly M[], query: string, most = 8): M[] {
  const wanted = folded(query);
  const begins = ({ label }: M) => folded(label).startsWith(wanted);
  const hasPart = ({ label }: M) =>
    folded(label)
      .split(/[\s-]/)
      .some((part) => part.startsWith(wanted));
  const first = people.filter(begins);
  return [...first, ...people.filter((one) => !first.includes(one) && hasPart(one))].slice(0, most);
}
