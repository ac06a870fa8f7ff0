import { expect, test } from "bun:test";
import { codeBeingTyped, continued, marked, type Replacement, type Written } from "./format-text.ts";

/** `{` and `}` mark the selection, `|` the caret. */
const written = (shown: string): Written => {
  const from = shown.search(/[{|]/);
  const to = shown.includes("}") ? shown.indexOf("}") - 1 : from;
  return { text: shown.replace(/[{}|]/g, ""), from, to };
};
const after = ({ text }: Written, { from, to, by, select }: Replacement): string => {
  const next = text.slice(0, from) + by + text.slice(to);
  const [start, end] = select;
  return start === end
    ? `${next.slice(0, start)}|${next.slice(start)}`
    : `${next.slice(0, start)}{${next.slice(start, end)}}${next.slice(end)}`;
};
const mark = (shown: string, by: string) => after(written(shown), marked(written(shown), by));
const newLine = (shown: string) => {
  const replacement = continued(written(shown));
  return replacement && after(written(shown), replacement);
};

test("B3 a mark goes around the selection and comes off again", () => {
  expect(mark("make {this} bold", "**")).toBe("make **{this}** bold");
  expect(mark("make **{this}** bold", "**")).toBe("make {this} bold");
  expect(mark("a | b", "`")).toBe("a `|` b");
  expect(mark("both **{this}**", "*")).toBe("both ***{this}***");
});

test("B3 a new line goes on with the list, and an empty item ends it", () => {
  expect(newLine("- one|")).toBe("- one\n- |");
  expect(newLine("  9. nine|")).toBe("  9. nine\n  10. |");
  expect(newLine("- [x] done|")).toBe("- [x] done\n- [ ] |");
  expect(newLine("- one\n- |")).toBe("- one\n|");
  expect(newLine("no list|")).toBeUndefined();
});

test("B3 a short code is being typed at the beginning of a word only", () => {
  expect(codeBeingTyped("well :tad", 9)).toEqual({ from: 5, query: "tad" });
  for (const text of ["12:30", "http://a", ":t", "a:tad", ":tad "])
    expect(codeBeingTyped(text, text.length)).toBeUndefined();
});
