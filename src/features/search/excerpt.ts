import type { ExcerptPart } from "../../protocol/search.ts";
import type { Range } from "./query.ts";

/** Characters before the first mark, and in all: about three lines in the list. */
const before = 60;
const length = 240;

/** A text around its first mark, in parts; cut between words. */
export function excerpt(text: string, marks: readonly Range[]): ExcerptPart[] {
  const first = marks[0]?.start ?? 0;
  const start = first <= before ? 0 : wordStart(text, first - before, first);
  const end = text.length - start <= length ? text.length : wordEnd(text, start + length);
  const parts: ExcerptPart[] = [];
  const add = (part: string, isMatch: boolean) => part !== "" && parts.push({ text: part, isMatch });
  let at = start;
  for (const mark of marks) {
    if (mark.start >= end) break;
    add(text.slice(at, mark.start), false);
    at = Math.min(mark.end, end);
    add(text.slice(mark.start, at), true);
  }
  add(text.slice(at, end), false);
  const [head, tail] = [parts[0], parts.at(-1)];
  if (head && start > 0) parts[0] = { ...head, text: `…${head.text}` };
  if (tail && end < text.length)
    parts[parts.length - 1] = { ...(parts.at(-1) ?? tail), text: `${parts.at(-1)?.text}…` };
  return parts;
}

/** The first place after a space; without one in reach the text is cut where it is, but never inside a character. */
function wordStart(text: string, from: number, limit: number): number {
  for (let at = from; at < limit; at += 1) if (/\s/.test(text[at - 1] ?? " ")) return at;
  return isInsideCharacter(text, from) ? from + 1 : from;
}
function wordEnd(text: string, from: number): number {
  for (let at = from; at > from - 40; at -= 1) if (/\s/.test(text[at] ?? "")) return at;
  return isInsideCharacter(text, from) ? from - 1 : from;
}
const isInsideCharacter = (text: string, at: number): boolean => /[\uDC00-\uDFFF]/.test(text[at] ?? "");
