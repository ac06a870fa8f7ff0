import type { Socket } from "node:net";
import type { Storage } from "../platform.ts";
import { addEgress, deleteEgressBefore, type EgressRow } from "./egress.store.ts";

/** One way out: why, where to, and what for. No personal data. */
export interface Egress {
  readonly purpose: string;
  readonly destination: string;
  readonly reason: string;
}

/** Counts what leaves the machine. What was counted since the last `save` is lost with a crash. */
export interface EgressLedger {
  opened(egress: Egress): void;
  refused(egress: Egress): void;
  /** Adds its bytes once it is closed. */
  watch(egress: Egress, socket: Socket): void;
  /** Adds what was counted to what is stored, and forgets what is older than its time. */
  save(db: Pick<Storage, "transaction">): Promise<void>;
}

const dayMs = 24 * 3_600_000;
const keptDays = 365;
export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

type Counts = Pick<EgressRow, "connections" | "refused" | "bytesOut" | "bytesIn">;
type Counted = Egress & { readonly day: string } & { -readonly [C in keyof Counts]: number };

export function createEgressLedger(now: () => number): EgressLedger {
  let counted = new Map<string, Counted>();
  let savedDay = "";

  function add({ purpose, destination, reason }: Egress, more: Partial<Counts>, day = dayOf(now())): void {
    const key = JSON.stringify([day, purpose, destination, reason]);
    let line = counted.get(key);
    if (!line) {
      line = { day, purpose, destination, reason, connections: 0, refused: 0, bytesOut: 0, bytesIn: 0 };
      counted.set(key, line);
    }
    line.connections += more.connections ?? 0;
    line.refused += more.refused ?? 0;
    line.bytesOut += more.bytesOut ?? 0;
    line.bytesIn += more.bytesIn ?? 0;
  }

  return {
    opened: (egress) => add(egress, { connections: 1 }),
    refused: (egress) => add(egress, { refused: 1 }),
    watch(egress, socket) {
      socket.once("close", () => add(egress, { bytesOut: socket.bytesWritten ?? 0, bytesIn: socket.bytesRead ?? 0 }));
    },
    async save(db) {
      const today = dayOf(now());
      if (counted.size === 0 && savedDay === today) return;
      const taken = counted;
      counted = new Map();
      try {
        await db.transaction(async (tx) => {
          for (const line of taken.values()) await addEgress(tx, line);
          if (savedDay !== today) await deleteEgressBefore(tx, dayOf(now() - keptDays * dayMs));
        });
        savedDay = today;
      } catch (error) {
        for (const { day, ...line } of taken.values()) add(line, line, day);
        throw error;
      }
    },
  };
}
