import MarkdownIt, { type Token } from "markdown-it";
import { type Block, type Inline, type ListItem, unparsed } from "./tree.ts";

/** Deeper than anybody writes; what is nested deeper is shown as it was written. */
const deepest = 24;
/** More marks than that in one message are no markup, and their parsing could take long. */
const mostMarks = 4_000;
const mostCells = 2_000;

/** CommonMark with strikethrough and tables (task lists below). No HTML; a line of dashes under a text is only a line. */
const parser = new MarkdownIt("default", { html: false, linkify: true, typographer: false, maxNesting: deepest + 16 });
parser.disable("lheading");
// "e.g.so" is no address, "mail me at a@b.c" may be meant otherwise: only what begins like an address is one.
parser.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });
parser.validateLink = (address) => allowedAddress(address) !== undefined;

/** @returns undefined for what must not be followed: scripts, data, addresses of this machine's programs */
export function allowedAddress(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, href } = new URL(address);
  return protocol === "http:" || protocol === "https:" || protocol === "mailto:" ? href : undefined;
}

const mention = /<@([A-Za-z0-9_-]{21}|all)>/y;
parser.inline.ruler.before("autolink", "mention", (state, isSilent) => {
  if (state.src.charCodeAt(state.pos) !== 0x3c) return false;
  mention.lastIndex = state.pos;
  const found = mention.exec(state.src);
  if (!found) return false;
  if (!isSilent) state.push("mention", "", 0).content = found[1] ?? "";
  state.pos += found[0].length;
  return true;
});

/** Rows times columns of what would be a table: the parser fills up missing cells, which a short text can make many. */
function isTooLarge(text: string): boolean {
  const lines = text.split("\n");
  let columns = 0;
  for (const line of lines) columns = Math.max(columns, line.split("|").length);
  return columns * lines.length > mostCells;
}

export function parse(text: string): readonly Block[] {
  const marks = text.match(/[*_`~[\]<>|&\\!:]/g)?.length ?? 0;
  if (marks > mostMarks) return unparsed(text);
  parser[isTooLarge(text) ? "disable" : "enable"]("table");
  const tokens = parser.parse(text, {});
  if (tokens.some(isTooDeep)) return unparsed(text);
  return new Reader(tokens).blocks();
}

const isTooDeep = ({ level, children }: Token): boolean =>
  level >= deepest || (children ?? []).some((child) => child.level >= deepest);

/** Turns the parser's flat list of openings and closings into a tree. */
class Reader {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  /** Up to the closing of what was opened, or to the end. */
  blocks(closing?: string): Block[] {
    const blocks: Block[] = [];
    for (let token = this.#next(); token && token.type !== closing; token = this.#next()) {
      const block = this.#block(token);
      if (block) blocks.push(block);
    }
    return blocks;
  }

  #next(): Token | undefined {
    const token = this.#tokens[this.#at];
    this.#at += 1;
    return token;
  }

  #block(token: Token): Block | undefined {
    switch (token.type) {
      case "paragraph_open":
        return { kind: "paragraph", inside: this.#inline("paragraph_close") };
      case "heading_open":
        return { kind: "heading", level: Number(token.tag.slice(1)), inside: this.#inline("heading_close") };
      case "fence":
      case "code_block":
        return {
          kind: "code",
          text: token.content.replace(/\n$/, ""),
          language: token.info.trim().split(/\s/)[0] ?? "",
        };
      case "blockquote_open":
        return { kind: "quote", blocks: this.blocks("blockquote_close") };
      case "bullet_list_open":
        return { kind: "list", start: null, items: this.#items("bullet_list_close") };
      case "ordered_list_open":
        return { kind: "list", start: Number(token.attrGet("start") ?? 1), items: this.#items("ordered_list_close") };
      case "table_open":
        return this.#table();
      case "hr":
        return { kind: "rule" };
      default:
        return undefined;
    }
  }

  #inline(closing: string): Inline[] {
    const inside: Inline[] = [];
    for (let token = this.#next(); token && token.type !== closing; token = this.#next())
      if (token.type === "inline") inside.push(...inlineOf(token.children ?? []));
    return inside;
  }

  #items(closing: string): ListItem[] {
    const items: ListItem[] = [];
    for (let token = this.#next(); token && token.type !== closing; token = this.#next())
      if (token.type === "list_item_open") items.push(asTask(this.blocks("list_item_close")));
    return items;
  }

  #table(): Block {
    const rows: Inline[][][] = [];
    for (let token = this.#next(); token && token.type !== "table_close"; token = this.#next()) {
      if (token.type === "tr_open") rows.push([]);
      if (token.type === "th_open") rows.at(-1)?.push(this.#inline("th_close"));
      if (token.type === "td_open") rows.at(-1)?.push(this.#inline("td_close"));
    }
    const [head = [], ...body] = rows;
    return { kind: "table", head, rows: body };
  }
}

/** An item that begins with `[ ]` or `[x]` is a task. */
function asTask(blocks: Block[]): ListItem {
  const [first, ...others] = blocks;
  const text = first?.kind === "paragraph" ? first.inside[0] : undefined;
  const box = text?.kind === "text" ? /^\[([ xX])\]\s+(?=\S)/.exec(text.text) : null;
  if (!box || first?.kind !== "paragraph" || text?.kind !== "text") return { blocks, isDone: undefined };
  const rest = { kind: "text", text: text.text.slice(box[0].length) } as const;
  return {
    blocks: [{ kind: "paragraph", inside: [rest, ...first.inside.slice(1)] }, ...others],
    isDone: box[1] !== " ",
  };
}

const wrappers: Readonly<Record<string, "strong" | "emphasis" | "strike">> = {
  strong_open: "strong",
  em_open: "emphasis",
  s_open: "strike",
};

function inlineOf(tokens: readonly Token[]): Inline[] {
  const open: { wrap: (inside: Inline[]) => Inline; inside: Inline[] }[] = [];
  const all: Inline[] = [];
  const put = (one: Inline) => {
    if (one.kind === "text" && one.text === "") return;
    const into = open.at(-1)?.inside ?? all;
    const last = into.at(-1);
    if (one.kind === "text" && last?.kind === "text")
      into[into.length - 1] = { kind: "text", text: last.text + one.text };
    else into.push(one);
  };
  for (const token of tokens) {
    const wrapper = wrappers[token.type];
    if (wrapper) open.push({ wrap: (inside) => ({ kind: wrapper, inside }), inside: [] });
    else if (token.type === "link_open") {
      const href = allowedAddress(String(token.attrGet("href") ?? ""));
      open.push({
        // Asked again: whatever the parser lets through, nothing else is followed.
        wrap: (inside) => (href === undefined ? { kind: "emphasis", inside } : { kind: "link", href, inside }),
        inside: [],
      });
    } else if (token.nesting === -1) {
      const closed = open.pop();
      if (closed) put(closed.wrap(closed.inside));
    } else put(leafOf(token));
  }
  return all;
}

function leafOf(token: Token): Inline {
  switch (token.type) {
    case "code_inline":
      return { kind: "code", text: token.content };
    case "softbreak":
    case "hardbreak":
      return { kind: "break" };
    case "mention":
      return { kind: "mention", who: token.content };
    case "image": {
      // Never loaded: its sender would learn who reads, when and where.
      const address = allowedAddress(String(token.attrGet("src") ?? ""));
      const text = { kind: "text", text: token.content || address || "" } as const;
      return address === undefined ? text : { kind: "link", href: address, inside: [text] };
    }
    default:
      return { kind: "text", text: token.content };
  }
}
