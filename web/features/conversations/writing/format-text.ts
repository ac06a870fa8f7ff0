/** What stands in the box and what of it is selected. */
export interface Written {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}
/** What is put in the place of a part of the text, and what is selected then. */
export interface Replacement {
  readonly from: number;
  readonly to: number;
  readonly by: string;
  readonly select: readonly [from: number, to: number];
}

/** Ctrl or ⌘ and the letter. */
export const markOf: Readonly<Record<string, string>> = { b: "**", i: "*", e: "`" };

/** Puts the mark around what is selected, or takes it away again. */
export function marked({ text, from, to }: Written, mark: string): Replacement {
  const selected = text.slice(from, to);
  const { length } = mark;
  const isAround = text.slice(from - length, from) === mark && text.slice(to, to + length) === mark;
  // One star is not a half of two.
  const isDouble = mark === "*" && text.slice(from - 2, from) === "**" && text.slice(from - 3, from) !== "***";
  if (from >= length && isAround && !isDouble)
    return { from: from - length, to: to + length, by: selected, select: [from - length, to - length] };
  return { from, to, by: `${mark}${selected}${mark}`, select: [from + length, to + length] };
}

/** A new line in a list begins with its mark; in an empty item it ends the list. @returns undefined outside of lists */
export function continued({ text, from, to }: Written): Replacement | undefined {
  const start = text.lastIndexOf("\n", from - 1) + 1;
  const line = text.slice(start, from);
  const found = /^(\s*)(?:([-*+])|(\d{1,8})([.)]))(\s+)(\[[ xX]\]\s+)?/.exec(line);
  if (!found) return undefined;
  const [whole, indent = "", bullet, number, dot = "", space = " ", box] = found;
  if (line.length === whole.length && to === from) return { from: start, to, by: "", select: [start, start] };
  const mark = bullet ?? `${Number(number) + 1}${dot}`;
  const by = `\n${indent}${mark}${space}${box ? "[ ] " : ""}`;
  return { from, to, by, select: [from + by.length, from + by.length] };
}

/** `:tad` before the caret, at the beginning of a word. */
export function codeBeingTyped(text: string, caret: number): { from: number; query: string } | undefined {
  const found = /(?:^|[\s(])(:([\p{L}\p{N}_+-]{2,30}))$/u.exec(text.slice(Math.max(0, caret - 40), caret));
  const typed = found?.[1];
  return typed === undefined ? undefined : { from: caret - typed.length, query: found?.[2] ?? "" };
}
