import type { AuditEntry } from "../../protocol/audit.ts";

const columns = ["number", "time", "act", "actor", "actor id", "company", "subject", "subject id", "detail"];

/** RFC 4180. A cell that a spreadsheet would take for a formula is made text. */
function cell(value: string | number | null): string {
  const text = value === null ? "" : String(value);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export const csvHead = `${columns.join(",")}\r\n`;

export const csvLine = ({ number, at, act, actor, company, subject, detail }: AuditEntry): string =>
  `${[
    number,
    new Date(at).toISOString(),
    act,
    actor?.name ?? null,
    actor?.id ?? null,
    company?.name ?? company?.id ?? null,
    subject?.name ?? null,
    subject?.id ?? null,
    detail === null ? null : JSON.stringify(detail),
  ]
    .map(cell)
    .join(",")}\r\n`;

const bom = "\ufeff";

/** The log as a file that is written while it is read: nobody waits for, or keeps, the whole of it. */
export function auditFile(format: "csv" | "json", pages: AsyncIterable<AuditEntry[]>): Response {
  const encoder = new TextEncoder();
  async function* text(): AsyncGenerator<Uint8Array> {
    if (format === "csv") yield encoder.encode(`${bom}${csvHead}`);
    let isFirst = true;
    if (format === "json") yield encoder.encode("[");
    for await (const entries of pages) {
      const lines = entries.map((entry) => {
        if (format === "csv") return csvLine(entry);
        const line = `${isFirst ? "\n" : ",\n"}${JSON.stringify(entry)}`;
        isFirst = false;
        return line;
      });
      yield encoder.encode(lines.join(""));
    }
    if (format === "json") yield encoder.encode("\n]\n");
  }
  const parts = text();
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await parts.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: async () => void (await parts.return(undefined)),
  });
  return new Response(stream, {
    headers: {
      "content-type": format === "csv" ? "text/csv; charset=utf-8" : "application/json",
      "content-disposition": `attachment; filename="audit-log.${format}"`,
      "cache-control": "no-store",
    },
  });
}
