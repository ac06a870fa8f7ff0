import type { OpenRequest } from "../../protocol/oversight.ts";
import type { OversightDeps } from "./oversight.deps.ts";

/** The same day of the next month; its last day where it has none (Regulation 1182/71, Art. 3). */
export function inOneMonth(at: number): number {
  const date = new Date(at);
  const day = date.getUTCDate();
  date.setUTCMonth(date.getUTCMonth() + 1);
  if (date.getUTCDate() !== day) date.setUTCDate(0);
  return date.getTime();
}

/** What waits everywhere, the most urgent first. */
export async function openRequests({ people, requests }: OversightDeps): Promise<OpenRequest[]> {
  const waiting = (
    await Promise.all(
      requests.map(async ({ kind, waiting }) => (await waiting()).map((request) => ({ kind, ...request }))),
    )
  ).flat();
  const ids = [...new Set(waiting.flatMap(({ accountId }) => (accountId === null ? [] : [accountId])))];
  const names = new Map(
    (await people.byIds(ids)).map(({ id, firstName, lastName }) => [id, `${firstName} ${lastName}`.trim()]),
  );
  return waiting
    .map(({ kind, id, accountId, at, dueAt = inOneMonth(at) }) => ({
      ...{ kind, id, at, dueAt },
      person: accountId === null ? null : { id: accountId, name: names.get(accountId) || null },
    }))
    .toSorted((a, b) => a.dueAt - b.dueAt);
}
