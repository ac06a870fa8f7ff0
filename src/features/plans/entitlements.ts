import type { Platform } from "../../platform/platform.ts";
import { type FunctionState, type PlanLimits, type SwitchName, switchNames } from "../../protocol/plans.ts";
import type { PeopleReader } from "../accounts/index.ts";
import { companySwitches, groupSwitches, personSwitches } from "./functions.store.ts";
import { defaultPlan, type KnownPlans } from "./known-plans.ts";
import { licensedPlan } from "./licences.store.ts";
import { type Levels, resolveFunctions } from "./plans.policy.ts";

/** What somebody may use, and how much. */
export interface Entitlement {
  readonly companyId: string | null;
  readonly plan: { readonly id: string; readonly name: string };
  readonly limits: PlanLimits;
  readonly levels: Levels;
  readonly functions: Readonly<Record<SwitchName, FunctionState>>;
  readonly loadedAt: number;
}

const kept = 20_000;
/** How long what another process changed (a command on the machine) may still be believed. */
const trustMs = 30_000;

export interface EntitlementDeps extends Pick<Platform, "db" | "now"> {
  readonly plans: KnownPlans;
  readonly people: Pick<PeopleReader, "companyOf">;
}

/**
 * People's entitlements, kept in memory: each message asks. Whoever changes what they follow from calls `forget` after the
 * commit.
 */
export function createEntitlements({ db, now, plans, people }: EntitlementDeps) {
  const known = new Map<string, Entitlement>();
  let generation = 0;

  async function load(accountId: string): Promise<Entitlement> {
    const startedAt = generation;
    const loadedAt = now();
    const companyId = await people.companyOf(accountId);
    const all = await plans.all();
    const { reader } = db;
    const [planId, company, group, person] =
      companyId === null
        ? [undefined, {}, {}, {}]
        : await Promise.all([
            licensedPlan(reader, accountId, companyId),
            companySwitches(reader, companyId),
            groupSwitches(reader, accountId, companyId),
            personSwitches(reader, accountId, companyId),
          ]);
    const plan = all.get(planId ?? "") ?? defaultPlan(all);
    const levels: Levels = { lacking: plan.lacking, company, group, person };
    const functions = Object.fromEntries(resolveFunctions(levels).map((state) => [state.name, state])) as Record<
      SwitchName,
      FunctionState
    >;
    const named = { id: plan.id, name: plan.name };
    const entitlement = { companyId, plan: named, limits: plan.limits, levels, functions, loadedAt };
    // What changed while it was being read must not be believed afterwards.
    if (startedAt === generation) {
      if (known.size >= kept) known.delete(known.keys().next().value as string);
      known.set(accountId, entitlement);
    }
    return entitlement;
  }

  return {
    async of(accountId: string): Promise<Entitlement> {
      const entry = known.get(accountId);
      if (entry && entry.loadedAt + trustMs > now()) return entry;
      known.delete(accountId);
      return load(accountId);
    },
    forget(accountId: string): void {
      generation += 1;
      known.delete(accountId);
    },
    forgetAll(): void {
      generation += 1;
      known.clear();
    },
  };
}
export type Entitlements = ReturnType<typeof createEntitlements>;

/** In the order in which they are declared. */
export const statesOf = ({ functions }: Entitlement): FunctionState[] => switchNames.map((name) => functions[name]);
