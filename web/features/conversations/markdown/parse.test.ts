import { describe, expect, test } from "bun:test";
import fc from "fast-check";
import { parse } from "./parse.ts";
import { type Block, type Inline, mayBeMarkup, unparsed } from "./tree.ts";

const seed = 20261124;
const text = (text: string): Inline => ({ kind: "text", text });
const paragraph = (...inside: Inline[]): Block => ({ kind: "paragraph", inside });

/** Every inline part of a tree, however deep. */
function partsOf(blocks: readonly Block[]): Inline[] {
  const deep = (inside: readonly Inline[]): Inline[] =>
    inside.flatMap((part) => ("inside" in part ? [part, ...deep(part.inside)] : [part]));
  return blocks.flatMap((block) => {
    switch (block.kind) {
      case "paragraph":
      case "heading":
        return deep(block.inside);
      case "quote":
        return partsOf(block.blocks);
      case "list":
        return block.items.flatMap(({ blocks }) => partsOf(blocks));
      case "table":
        return [block.head, ...block.rows].flat().flatMap(deep);
      default:
        return [];
    }
  });
}
const linksIn = (source: string) => partsOf(parse(source)).flatMap((part) => (part.kind === "link" ? part.href : []));
const wordsIn = (blocks: readonly Block[]) =>
  partsOf(blocks)
    .map((part) => ("text" in part ? part.text : ""))
    .join("");

describe("B3 markdown", () => {
  test("B3 emphasis, strikethrough, code and lines as they are written", () => {
    expect(parse("**a** *b* ~~c~~ `d`\ne")).toEqual([
      paragraph(
        { kind: "strong", inside: [text("a")] },
        text(" "),
        { kind: "emphasis", inside: [text("b")] },
        text(" "),
        { kind: "strike", inside: [text("c")] },
        text(" "),
        { kind: "code", text: "d" },
        { kind: "break" },
        text("e"),
      ),
    ]);
  });

  test("B3 lists, tasks, quotes, tables and fenced code", () => {
    expect(parse("3. three\n4. four")).toMatchObject([{ kind: "list", start: 3, items: [{}, {}] }]);
    expect(parse("- [x] done\n- [ ] open\n- plain")).toMatchObject([
      { items: [{ isDone: true }, { isDone: false }, { isDone: undefined }] },
    ]);
    expect(parse("> said\n\nanswered")).toMatchObject([{ kind: "quote" }, { kind: "paragraph" }]);
    expect(parse("|a|b|\n|-|-|\n|1|2|")).toEqual([
      { kind: "table", head: [[text("a")], [text("b")]], rows: [[[text("1")], [text("2")]]] },
    ]);
    expect(parse("```ts\nconst a = 1;\n```")).toEqual([{ kind: "code", text: "const a = 1;", language: "ts" }]);
    expect(parse("above\n---")).toMatchObject([{ kind: "paragraph" }, { kind: "rule" }]);
  });

  test("B3 mentions stand anywhere but in code", () => {
    const who = "ada".padEnd(21, "_");
    expect(
      partsOf(parse(`**<@${who}>** and <@all>`)).flatMap((part) => (part.kind === "mention" ? part.who : [])),
    ).toEqual([who, "all"]);
    expect(wordsIn(parse("`<@all>`"))).toBe("<@all>");
  });

  test("B3 addresses become links, without the sentence's punctuation", () => {
    expect(linksIn("see https://iris.example/a_(b), or <mailto:a@b.example>.")).toEqual([
      "https://iris.example/a_(b)",
      "mailto:a@b.example",
    ]);
    expect(linksIn("a file.ts, not an address: me@example.org")).toEqual([]);
  });

  test("B3 a picture from outside is never loaded: it is a link", () => {
    expect(parse("![spy](https://elsewhere.example/1.gif)")).toEqual([
      paragraph({ kind: "link", href: "https://elsewhere.example/1.gif", inside: [text("spy")] }),
    ]);
  });

  test("S71 HTML is text, and no other scheme is followed", () => {
    const hostile = [
      "<script>alert(1)</script>",
      "<img src=x onerror=alert(1)>",
      "[x](javascript:alert(1))",
      "[x](JaVaScRiPt:alert(1))",
      "[x](java\tscript:alert(1))",
      "[x](&#106;avascript:alert(1))",
      "[x](<javascript:alert(1)>)",
      "<javascript:alert(1)>",
      "[x](data:text/html;base64,PHNjcmlwdD4=)",
      "[x](vbscript:msgbox)",
      "[x](file:///etc/passwd)",
      "[x](//elsewhere.example)",
      "[x]: javascript:alert(1)\n\n[x]",
      "![x](javascript:alert(1))",
      "\u0001javascript:alert(1)",
    ];
    for (const source of hostile) expect(linksIn(source)).toEqual([]);
    expect(wordsIn(parse("<b>bold</b> & <i>more"))).toBe("<b>bold</b> & <i>more");
  });

  test("S71 whatever is written: only three schemes, and every word is still there", () => {
    const piece = fc.constantFrom(
      ...[
        "[",
        "]",
        "(",
        ")",
        "<",
        ">",
        "*",
        "_",
        "`",
        "~",
        "|",
        "-",
        "\n",
        "\n\n",
        "> ",
        "- ",
        "1. ",
        "!",
        "\\",
        "&",
        "#",
      ],
      ...["javascript:", "data:", "https://a.b", "word", "    ", "\t", "<script>", "\u0000", "\u202e", "&#x6a;"],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const blocks = parse(pieces.join(""));
        for (const part of partsOf(blocks)) if (part.kind === "link") expect(part.href).toMatch(/^(https?:|mailto:)/);
      }),
      { seed, numRuns: 2_000 },
    );
  });

  test("S71 16,000 characters meant to stop the window do not", () => {
    const fill = (piece: string) => piece.repeat(Math.floor(16_000 / piece.length));
    const hostile = [
      ...[
        "[",
        "[]( ",
        "*a_ ",
        "*a **b ",
        ">",
        "> ",
        "- ",
        "`a``b",
        "[a](b",
        "![[",
        "&",
        "<a ",
        "<!--",
        "~~a~ ",
        "\\",
        "# ",
      ],
      ...["a_b_", "https://", "a.", "|x", "> a\n", "a\n", "  - a\n", "1. ", "<@", "|a|\n|-|\n"],
    ].map(fill);
    hostile.push(`${"|a".repeat(2_000)}\n${"|-".repeat(2_000)}\n${"|\n".repeat(4_000)}`);
    hostile.push(Array.from({ length: 120 }, (_, at) => `${"  ".repeat(at)}- a`).join("\n"));
    parse("warm");
    for (const source of hostile) {
      const startedAt = performance.now();
      parse(source);
      // Generous for a busy machine: it catches only what grows out of hand.
      expect([source.slice(0, 12), performance.now() - startedAt < 3_000]).toEqual([source.slice(0, 12), true]);
    }
  });

  test("B3 what is nested too deep is shown as it was written, nothing of it lost", () => {
    const deep = `${"> ".repeat(60)}bottom`;
    expect(parse(deep)).toEqual(unparsed(deep));
  });

  test("B3 the short way for plain messages says the same as the parser", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."ab ,.!?-+1:/\n"), maxLength: 40 }), (source) => {
        const trimmed = source.trim();
        fc.pre(trimmed !== "" && !mayBeMarkup(trimmed) && !/[ \t]+\n|\n[ \t]+/.test(trimmed));
        expect(unparsed(trimmed)).toEqual([...parse(trimmed)]);
      }),
      { seed, numRuns: 1_000 },
    );
  });
});
