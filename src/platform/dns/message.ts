/** DNS messages as far as a look-up of TXT records needs them. @see RFC 1035 §4, RFC 7766 (over TCP) */

const typeTxt = 16;
const classInternet = 1;
const headerBytes = 12;
const pointerMark = 0xc0;
/** More labels than a name can have. */
const mostLabels = 127;

export type TxtAnswer =
  /** Empty: the name has no such record, or does not exist. */
  | { readonly kind: "records"; readonly texts: readonly string[] }
  /** The server could not or would not say (SERVFAIL, REFUSED …). */
  | { readonly kind: "failed"; readonly code: number };

/** A message that breaks the format, or answers something else. */
export class DnsMessageError extends Error {
  override readonly name = "DnsMessageError";
}

/** @param id 16 bits, unpredictable @throws RangeError when the name is none */
export function encodeTxtQuery(id: number, name: string): Uint8Array<ArrayBuffer> {
  const labels = name.split(".").map((label) => new TextEncoder().encode(label));
  if (name.length > 253 || labels.some(({ length }) => length < 1 || length > 63)) {
    throw new RangeError(`"${name}" is no domain name`);
  }
  const question = labels.reduce((length, label) => length + 1 + label.length, 1) + 4;
  const bytes = new Uint8Array(headerBytes + question);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, id);
  // Recursion desired; one question.
  view.setUint16(2, 0x0100);
  view.setUint16(4, 1);
  let at = headerBytes;
  for (const label of labels) {
    bytes[at] = label.length;
    bytes.set(label, at + 1);
    at += 1 + label.length;
  }
  view.setUint16(at + 1, typeTxt);
  view.setUint16(at + 3, classInternet);
  return bytes;
}

/** Reads the answer to the query with that id. @throws DnsMessageError */
export function decodeTxtAnswer(id: number, bytes: Uint8Array): TxtAnswer {
  const reader = new Reader(bytes);
  if (reader.uint16() !== id) throw new DnsMessageError("answers another query");
  const flags = reader.uint16();
  if ((flags & 0x8000) === 0) throw new DnsMessageError("is no answer");
  const [questions, answers] = [reader.uint16(), reader.uint16()];
  reader.skip(4);
  const code = flags & 0x000f;
  // NXDOMAIN is an answer: there is no such name.
  if (code === 3) return { kind: "records", texts: [] };
  if (code !== 0) return { kind: "failed", code };
  for (let i = 0; i < questions; i++) {
    reader.skipName();
    reader.skip(4);
  }
  const texts: string[] = [];
  for (let i = 0; i < answers; i++) {
    reader.skipName();
    const [type, recordClass] = [reader.uint16(), reader.uint16()];
    reader.skip(4);
    const data = reader.take(reader.uint16());
    // Others lead to it (CNAME) or sign it; the resolver has followed them.
    if (type === typeTxt && recordClass === classInternet) texts.push(textOf(data));
  }
  return { kind: "records", texts };
}

/** One record is a row of strings of up to 255 bytes that belong together. */
function textOf(data: Uint8Array): string {
  const parts: Uint8Array[] = [];
  const reader = new Reader(data);
  while (!reader.isAtEnd) parts.push(reader.take(reader.uint8()));
  return Buffer.concat(parts).toString("utf8");
}

class Reader {
  readonly #bytes: Uint8Array;
  #at = 0;
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }
  get isAtEnd(): boolean {
    return this.#at >= this.#bytes.length;
  }
  uint8(): number {
    const value = this.#bytes[this.#at];
    if (value === undefined) throw new DnsMessageError("breaks off");
    this.#at += 1;
    return value;
  }
  uint16(): number {
    return this.uint8() * 256 + this.uint8();
  }
  take(length: number): Uint8Array {
    const end = this.#at + length;
    if (end > this.#bytes.length) throw new DnsMessageError("breaks off");
    const taken = this.#bytes.subarray(this.#at, end);
    this.#at = end;
    return taken;
  }
  skip(length: number): void {
    this.take(length);
  }
  /** A name ends with an empty label, or with a pointer to the rest of it: which stands before, and need not be read. */
  skipName(): void {
    for (let labels = 0; labels <= mostLabels; labels++) {
      const length = this.uint8();
      if (length === 0) return;
      if ((length & pointerMark) === pointerMark) {
        this.skip(1);
        return;
      }
      if ((length & pointerMark) !== 0) throw new DnsMessageError("has a label of an unknown kind");
      this.skip(length);
    }
    throw new DnsMessageError("has a name without end");
  }
}
