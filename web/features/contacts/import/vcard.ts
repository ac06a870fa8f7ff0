import type { RawCard } from "./card.ts";
import { decodeAs } from "./decode-text.ts";

interface Property {
  readonly name: string;
  readonly params: readonly string[];
  readonly value: string;
}

const isQuotedPrintable = (params: readonly string[]) =>
  params.some((param) => /^(ENCODING=)?QUOTED-PRINTABLE$/i.test(param));

/** Lines as they were before they were folded: by an indent (RFC 6350 §3.2), or by `=` at the end (vCard 2.1). */
function* unfolded(text: string): Generator<string> {
  let line: string | undefined;
  let goesOn = false;
  for (const next of text.split(/\r\n|\r|\n/)) {
    if (line !== undefined && goesOn) line += next;
    else if (line !== undefined && /^[ \t]/.test(next)) line += next.slice(1);
    else {
      if (line) yield line;
      line = next;
    }
    goesOn = line.endsWith("=") && isQuotedPrintable(line.slice(0, Math.max(0, line.indexOf(":"))).split(";"));
    if (goesOn) line = line.slice(0, -1);
  }
  if (line) yield line;
}

/** `item1.EMAIL;TYPE="work,pref":ada@example.org`; undefined for what is no property. */
function propertyOf(line: string): Property | undefined {
  let quoted = false;
  let from = 0;
  const parts: string[] = [];
  for (let at = 0; at < line.length; at += 1) {
    const sign = line[at];
    if (sign === '"') quoted = !quoted;
    if (quoted || (sign !== ";" && sign !== ":")) continue;
    parts.push(line.slice(from, at));
    from = at + 1;
    if (sign !== ":") continue;
    const [head = "", ...params] = parts;
    return { name: head.slice(head.lastIndexOf(".") + 1).toUpperCase(), params, value: line.slice(from) };
  }
  return undefined;
}

function fromQuotedPrintable(value: string, params: readonly string[]): string {
  const charset = params.find((param) => /^CHARSET=/i.test(param))?.slice("CHARSET=".length) ?? "utf-8";
  const bytes: number[] = [];
  for (let at = 0; at < value.length; at += 1) {
    const code = value[at] === "=" ? value.slice(at + 1, at + 3) : "";
    if (/^[0-9a-f]{2}$/i.test(code)) {
      bytes.push(Number.parseInt(code, 16));
      at += 2;
    } else for (const byte of new TextEncoder().encode(value[at] ?? "")) bytes.push(byte);
  }
  return decodeAs(charset, new Uint8Array(bytes));
}

/** Splits a structured value at its unescaped semicolons and takes the escapes away. */
function fieldsOf(value: string): string[] {
  const fields = [""];
  for (let at = 0; at < value.length; at += 1) {
    const sign = value[at] ?? "";
    const last = fields.length - 1;
    if (sign === ";") fields.push("");
    else if (sign !== "\\") fields[last] += sign;
    else {
      at += 1;
      const escaped = value[at] ?? "";
      fields[last] += /n/i.test(escaped) ? "\n" : escaped;
    }
  }
  return fields;
}
const textOf = (value: string): string => fieldsOf(value.replaceAll(";", "\\;")).join("");

/** `Lovelace;Ada;;Countess;` */
const nameFrom = (value: string): string => {
  const [family = "", given = "", additional = "", prefix = "", suffix = ""] = fieldsOf(value);
  return [prefix, given, additional, family, suffix].filter((part) => part.trim() !== "").join(" ");
};

class Draft {
  #formatted = "";
  #structured = "";
  #company = "";
  readonly #emails: string[] = [];
  readonly #phones: string[] = [];

  take({ name, params, value }: Property): void {
    const plain = isQuotedPrintable(params) ? fromQuotedPrintable(value, params) : value;
    if (name === "FN") this.#formatted ||= textOf(plain);
    else if (name === "N") this.#structured ||= nameFrom(plain);
    else if (name === "ORG") this.#company ||= fieldsOf(plain)[0] ?? "";
    else if (name === "EMAIL") this.#emails.push(textOf(plain));
    else if (name === "TEL") this.#phones.push(textOf(plain));
  }

  get card(): RawCard {
    const name = this.#formatted.trim() || this.#structured.trim();
    return { name, company: this.#company, emails: this.#emails, phones: this.#phones };
  }
}

/**
 * The people in a vCard file of version 2.1, 3.0 or 4.0. Only names, company, addresses and numbers are read; what is no
 * vCard is skipped, a card that never ends is dropped.
 */
export function parseVcards(text: string): RawCard[] {
  const cards: RawCard[] = [];
  /** A card may contain others (AGENT): only the outermost counts. */
  let depth = 0;
  let draft = new Draft();
  for (const line of unfolded(text)) {
    const property = propertyOf(line);
    if (!property) continue;
    const isCard = /^\s*VCARD\s*$/i.test(property.value);
    if (property.name === "BEGIN" && isCard) {
      depth += 1;
      if (depth === 1) draft = new Draft();
    } else if (property.name === "END" && isCard) {
      if (depth === 1) cards.push(draft.card);
      depth = Math.max(0, depth - 1);
    } else if (depth === 1) draft.take(property);
  }
  return cards;
}
