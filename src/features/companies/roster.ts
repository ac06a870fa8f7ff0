import type { Platform } from "../../platform/platform.ts";
import type { MemberEntry } from "../../protocol/companies.ts";
import type { Accounts } from "../accounts/index.ts";
import { type MemberQuery, MemberTable } from "./member-table.ts";

interface Known {
  readonly table: MemberTable;
  checkedAt: number;
}

/** Companies kept in memory: those looked at last. */
const kept = 200;
/** How soon somebody whom another process added (a command on the machine) is in the list. */
const trustMs = 10_000;

/** Who belongs to which company, read once for each that is asked for and then following the facts. */
export function createRoster({
  now,
  memberships,
}: Pick<Platform, "now"> & { memberships: Pick<Accounts["memberships"], "everyoneIn" | "accounts" | "count"> }) {
  const tables = new Map<string, Promise<Known>>();

  async function load(companyId: string): Promise<Known> {
    const table = new MemberTable();
    for await (const page of memberships.everyoneIn(companyId)) for (const member of page) table.put(member);
    return { table, checkedAt: now() };
  }

  function begin(companyId: string): Promise<Known> {
    const loading = load(companyId);
    tables.set(companyId, loading);
    // What could not be read now is read when it is asked for again.
    loading.catch(() => {
      if (tables.get(companyId) === loading) tables.delete(companyId);
    });
    return loading;
  }

  async function tableOf(companyId: string): Promise<MemberTable> {
    let known = tables.get(companyId);
    if (known) {
      // To the end: the map's order is the order of use.
      tables.delete(companyId);
      tables.set(companyId, known);
    } else {
      const [oldest] = tables.keys();
      if (tables.size >= kept && oldest !== undefined) tables.delete(oldest);
      known = begin(companyId);
    }
    const roster = await known;
    if (roster.checkedAt + trustMs > now()) return roster.table;
    roster.checkedAt = now();
    if ((await memberships.count(companyId)) === roster.table.size) return roster.table;
    return (await begin(companyId)).table;
  }

  return {
    async page(companyId: string, query: MemberQuery): Promise<{ members: MemberEntry[]; total: number }> {
      return (await tableOf(companyId)).page(query);
    },
    members: async (companyId: string) => (await tableOf(companyId)).members(),
    ids: async (companyId: string): Promise<string[]> => (await tableOf(companyId)).ids(),
    /** After somebody joined, left or changed. */
    async refresh(accountIds: readonly string[]): Promise<void> {
      if (tables.size === 0) return;
      // One that is being read may have read the old state: it is mended after.
      const known = await Promise.allSettled(
        [...tables].map(async ([id, loading]) => [id, (await loading).table] as const),
      );
      const accounts = new Map((await memberships.accounts(accountIds)).map((account) => [account.id, account]));
      for (const result of known) {
        if (result.status === "rejected") continue;
        const [companyId, table] = result.value;
        for (const id of accountIds) {
          const account = accounts.get(id);
          if (account?.companyId === companyId) table.put(account);
          else table.remove(id);
        }
      }
    },
  };
}
export type Roster = ReturnType<typeof createRoster>;
