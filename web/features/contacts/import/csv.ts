/** What stands between the fields: the sign that the first line has most of, outside of quotes. */
function separatorOf(text: string): string {
  const counts = new Map([
    [",", 0],
    [";", 0],
    ["\t", 0],
  ]);
  let quoted = false;
  for (const sign of text) {
    if (sign === '"') quoted = !quoted;
    else if (!quoted && /[\r\n]/.test(sign)) break;
    else if (!quoted && counts.has(sign)) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  }
  return [...counts].reduce((most, next) => (next[1] > most[1] ? next : most))[0];
}

/** Rows of fields (RFC 4180, and what spreadsheets make of it). Never fails: a quote that stays open ends with the text. */
export function parseCsv(text: string): string[][] {
  const separator = separatorOf(text);
  const rows: string[][] = [];
  let row: string[] = [];
  let from = 0;
  const endRow = () => {
    if (row.some((field) => field.trim() !== "")) rows.push(row);
    row = [];
  };
  while (from <= text.length) {
    let field: string;
    if (text[from] === '"') {
      let to = from + 1;
      while (to < text.length && (text[to] !== '"' || text[to + 1] === '"')) to += text[to] === '"' ? 2 : 1;
      field = text.slice(from + 1, Math.min(to, text.length)).replaceAll('""', '"');
      from = to + 1;
      // What stands after the closing quote belongs to nothing.
      while (from < text.length && text[from] !== separator && !/[\r\n]/.test(text[from] ?? "")) from += 1;
    } else {
      let to = from;
      while (to < text.length && text[to] !== separator && !/[\r\n]/.test(text[to] ?? "")) to += 1;
      field = text.slice(from, to);
      from = to;
    }
    row.push(field);
    if (text[from] !== separator) {
      endRow();
      if (text[from] === "\r" && text[from + 1] === "\n") from += 1;
      if (from >= text.length) break;
    }
    from += 1;
  }
  endRow();
  return rows;
}
