/** Somebody with a session: what a socket needs. */
export interface CrowdPerson {
  readonly accountId: string;
  readonly cookie: string;
}

/** What the measuring process tells the crowd's process. */
export type CrowdOrder =
  | { readonly do: "come"; readonly url: string; readonly people: readonly CrowdPerson[]; readonly watched: number }
  /** Changes a second over all of them; 0: be quiet. Figures begin anew. */
  | { readonly do: "change"; readonly perSec: number }
  | { readonly do: "report" };

export interface CrowdReport {
  readonly changes: number;
  /** Presences that reached somebody who watches. */
  readonly told: number;
  /** From the change to who watches, ms. */
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly faults: readonly string[];
}
