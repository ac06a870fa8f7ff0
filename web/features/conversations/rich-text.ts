/** A message's text in parts. Never HTML: React writes each part as text. */
export type TextPart =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "link"; readonly text: string; readonly href: string }
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "block"; readonly text: string; readonly language: string };

const fence = /```([\w+-]*)\n([\s\S]*?)(?:\n```|```|$)/g;
const inline = /`([^`\n]+)`|(https?:\/\/[^\s<>"'`]+)/g;
/** Punctuation after an address belongs to the sentence, a bracket only if it was not opened in the address. */
const trailing = ".,;:!?…»";

/** Looks at each character twice at most: whoever writes 16,000 brackets must not stop the reader's window. */
function trimAddress(found: string): string {
  let unopened = 0;
  for (const character of found) unopened += character === ")" ? 1 : character === "(" ? -1 : 0;
  let end = found.length;
  for (; end > 0; end--) {
    const last = found.charAt(end - 1);
    if (last === ")" && unopened > 0) unopened--;
    else if (!trailing.includes(last)) break;
  }
  return found.slice(0, end);
}

function inlineParts(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  const plain = (to: number) => {
    if (to > from) parts.push({ kind: "text", text: text.slice(from, to) });
  };
  for (const match of text.matchAll(inline)) {
    const [, code, link] = match;
    if (code !== undefined) {
      plain(match.index);
      parts.push({ kind: "code", text: code });
      from = match.index + match[0].length;
    } else if (link !== undefined) {
      const address = trimAddress(link);
      if (!URL.canParse(address)) continue;
      plain(match.index);
      parts.push({ kind: "link", text: address, href: address });
      from = match.index + address.length;
    }
  }
  plain(text.length);
  return parts;
}

/** Code in fences and backticks, and web addresses; everything else as it was written. */
export function richText(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const match of text.matchAll(fence)) {
    if (match.index > from) parts.push(...inlineParts(text.slice(from, match.index).replace(/\n$/, "")));
    parts.push({ kind: "block", text: match[2] ?? "", language: match[1] ?? "" });
    from = match.index + match[0].length;
    if (text[from] === "\n") from += 1;
  }
  if (from < text.length) parts.push(...inlineParts(text.slice(from)));
  return parts;
}

const foldLines = 16;
const foldChars = 1_400;
/** Whether a text is so long that the rest of the chat would be pushed away. */
export const isLong = (text: string): boolean =>
  text.length > foldChars || text.split("\n", foldLines + 1).length > foldLines;
