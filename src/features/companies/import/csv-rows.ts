/** A record of the file. */
export interface CsvRow {
  /** The line it begins at, from 1: a quoted cell may hold line breaks. */
  readonly line: number;
  readonly cells: readonly string[];
  /** A quote was opened and the file ended within it. */
  readonly isUnclosed: boolean;
}
export type Separator = "," | ";" | "\t";

/**
 * Reads comma-separated values record by record: any of the three separators, CRLF, LF or CR, quotes doubled inside quotes.
 * Never throws; what breaks the format is kept as it stands, as spreadsheets do. Empty lines are left out.
 * @see RFC 4180
 */
export function* csvRows(text: string, separator: Separator): Generator<CsvRow> {
  let [at, line] = [0, 1];
  while (at < text.length) {
    const startLine = line;
    const cells: string[] = [];
    let isUnclosed = false;
    for (let isRecordDone = false; !isRecordDone; ) {
      let cell = "";
      if (text[at] === '"') {
        at += 1;
        for (;;) {
          const quote = text.indexOf('"', at);
          const part = text.slice(at, quote < 0 ? text.length : quote);
          line += lineBreaksIn(part);
          cell += part;
          if (quote < 0) {
            isUnclosed = true;
            at = text.length;
            break;
          }
          at = quote + 1;
          if (text[at] !== '"') break;
          cell += '"';
          at += 1;
        }
      }
      // The cell itself, or what stands between a closing quote and the separator.
      const end = cellEnd(text, at, separator);
      cell += text.slice(at, end);
      cells.push(cell);
      at = end;
      if (text[at] === separator) at += 1;
      else isRecordDone = true;
    }
    if (at < text.length) {
      at += text[at] === "\r" && text[at + 1] === "\n" ? 2 : 1;
      line += 1;
    }
    if (isUnclosed || cells.some((cell) => cell.trim() !== "")) yield { line: startLine, cells, isUnclosed };
  }
}

function cellEnd(text: string, from: number, separator: Separator): number {
  let at = from;
  while (at < text.length && text[at] !== separator && text[at] !== "\n" && text[at] !== "\r") at += 1;
  return at;
}

const lineBreaksIn = (text: string): number => text.match(/\r\n|\r|\n/g)?.length ?? 0;

/** The one that stands most often in the first line, outside quotes. */
export function separatorOf(text: string): Separator {
  const head = (/^[^\r\n]*/.exec(text)?.[0] ?? "").replace(/"[^"]*"/g, "");
  const count = (separator: Separator) => head.split(separator).length - 1;
  const all: Separator[] = [",", ";", "\t"];
  return all.reduce((best, next) => (count(next) > count(best) ? next : best));
}
