/** One's company's log, or the instance's. */
export type Whose = "company" | "instance";

export interface AuditFilter {
  /** A feature's name, or "" for everything. */
  readonly area: string;
  /** Days as a date field gives them, `2026-11-24`; empty: no end on that side. */
  readonly from: string;
  readonly until: string;
  readonly person: { readonly id: string; readonly name: string } | null;
}
export const noFilter: AuditFilter = { area: "", from: "", until: "", person: null };

const everywhere = [
  { area: "", text: "everything" },
  { area: "accounts", text: "areaAccounts" },
  { area: "companies", text: "areaCompanies" },
  { area: "plans", text: "areaPlans" },
  { area: "directory", text: "areaDirectory" },
  { area: "single_sign_on", text: "areaSignOn" },
  { area: "presence", text: "areaPresence" },
] as const;

export const areas = (whose: Whose) =>
  whose === "company" ? everywhere : [...everywhere, { area: "operators", text: "areaOperators" } as const];

const dayMs = 86_400_000;
/** The start of a day where the reader is; NaN for a half-typed date. */
const startOf = (day: string): number => new Date(`${day}T00:00:00`).getTime();

/** As the endpoints take it; both days belong to it. */
export function queryOf({ area, from, until, person }: AuditFilter) {
  const [start, end] = [startOf(from), startOf(until) + dayMs - 1];
  return {
    ...(area !== "" && { act: area }),
    ...(Number.isFinite(start) && { from: Math.max(0, start) }),
    ...(Number.isFinite(end) && { until: Math.max(0, end) }),
    ...(person && { personId: person.id }),
  };
}
