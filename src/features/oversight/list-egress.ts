import { type EgressRow, egressSince } from "../../platform/outbound/egress.store.ts";
import { dayOf } from "../../platform/outbound/egress-ledger.ts";
import { type EgressLine, egressKeptDays } from "../../protocol/oversight.ts";
import { allowedBy, standingOf } from "./egress-standing.ts";
import type { OversightDeps } from "./oversight.deps.ts";

const dayMs = 24 * 3_600_000;
const order = { undeclared: 0, declared: 1, here: 2 };

/** Added up over the days; who is not declared comes first, then who is spoken to most. */
export async function listEgress({ config, db, now, saveEgress }: OversightDeps, days: number): Promise<EgressLine[]> {
  await saveEgress();
  const rows = await egressSince(db.reader, dayOf(now() - (days - 1) * dayMs));
  const lines = Map.groupBy(rows, ({ purpose, destination, reason }) => JSON.stringify([purpose, destination, reason]));
  return [...lines.values()]
    .flatMap((same) => addedUp(same, config.operator.sub_processors))
    .toSorted((a, b) => order[a.standing] - order[b.standing] || b.connections - a.connections);
}

function addedUp(rows: readonly EgressRow[], processors: readonly string[]): EgressLine[] {
  const [first] = rows;
  const last = rows.at(-1);
  if (!first || !last) return [];
  const { purpose, destination, reason } = first;
  const sum = (of: (row: EgressRow) => number) => rows.reduce((total, row) => total + of(row), 0);
  return [
    {
      ...{ purpose, destination, reason, allowedBy: allowedBy(purpose), standing: standingOf(destination, processors) },
      connections: sum((row) => row.connections),
      refused: sum((row) => row.refused),
      bytesOut: sum((row) => row.bytesOut),
      bytesIn: sum((row) => row.bytesIn),
      ...{ firstDay: first.day, lastDay: last.day },
    },
  ];
}

const columns = "day,purpose,destination,reason,allowed by,standing,connections,refused,bytes out,bytes in";
const cell = (value: string | number) => {
  const text = String(value);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** Day by day, as long as it is kept (RFC 4180). */
export async function egressFile({ config, db, now, saveEgress }: OversightDeps): Promise<Response> {
  await saveEgress();
  const rows = await egressSince(db.reader, dayOf(now() - egressKeptDays * dayMs));
  const lines = rows.map(({ day, purpose, destination, reason, connections, refused, bytesOut, bytesIn }) =>
    [
      ...[day, purpose, destination, reason, allowedBy(purpose)],
      ...[standingOf(destination, config.operator.sub_processors), connections, refused, bytesOut, bytesIn],
    ]
      .map(cell)
      .join(","),
  );
  return new Response(`\ufeff${[columns, ...lines].join("\r\n")}\r\n`, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="connections.csv"',
      "cache-control": "no-store",
    },
  });
}
