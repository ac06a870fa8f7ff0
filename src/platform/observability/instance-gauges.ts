import type { createFacts } from "../events/facts.ts";
import type { openStorage } from "../storage/open-storage.ts";
import type { GaugeSource } from "./metrics.ts";

type OpenStorage = Awaited<ReturnType<typeof openStorage>>;
type OpenFacts = Awaited<ReturnType<typeof createFacts>>;

/** How the database and the facts do. */
export const instanceGauges = (
  db: Pick<OpenStorage, "load">,
  facts: Pick<OpenFacts, "head" | "stuck">,
): readonly GaugeSource[] => [
  { name: "iris_facts_head", help: "Cursor of the last committed fact", read: facts.head },
  { name: "iris_write_queue", help: "Changes waiting for their commit", read: () => db.load().waitingActs },
  {
    name: "iris_facts_set_aside",
    help: "Facts that a part of the program could not handle and tries again",
    read: async () => (await facts.stuck()).waiting,
  },
  {
    name: "iris_facts_lost",
    help: "Of those, facts that could not be handled for most of a day",
    read: async () => (await facts.stuck()).lost,
  },
  { name: "iris_slow_queries", help: "Queries over 20 ms since the start", read: () => db.load().slowQueries },
];
