import type { Schedule } from "../../platform/jobs/schedule.ts";
import type { Host, Log } from "../../platform/platform.ts";
import { nextTurn } from "../../platform/realtime/next-turn.ts";
import type { Person } from "../../protocol/directory.ts";
import type { ServerFrame } from "../../protocol/socket.ts";
import type { DirectoryDoors } from "./directory.deps.ts";
import type { Known } from "./people-index.ts";
import { type CompanyRule, changesFor, type Party, type RuleOf, sightOf } from "./visibility.policy.ts";

export interface LivePeopleDeps {
  readonly host: Pick<Host, "devicesOf" | "onConnected" | "onDisconnected" | "sendTo">;
  readonly log: Log;
  readonly schedule: Schedule;
  readonly relations: DirectoryDoors["relations"];
  readonly get: (id: string) => Known | undefined;
  readonly ruleOf: RuleOf;
  /** As this viewer may see the person; undefined: not at all. */
  readonly seenBy: (viewerId: string, id: string) => Promise<Person | undefined>;
}

/** Changes are gathered for so long: an act that is told of twice, and a person who changes much, is told once. */
const gatherMs = 100;
/** When more change at once (an import, a company's end), everybody asks again instead. */
const mostTold = 20;
/** Viewers between whom others get their turn. */
const viewersPerTurn = 250;
/** So much time for each who asks again: they must not come all at once. */
const askMsEach = 2;
const nobody: ReadonlySet<string> = new Set();

/**
 * Tells whoever is connected of people who changed, as each may see them now. Lives in memory: who was away asks anew for
 * what is shown when they come back.
 */
export function createLivePeople({ host, log, schedule, relations, get, ruleOf, seenBy }: LivePeopleDeps) {
  const online = new Set<string>();
  /** As they were when they were last told of. */
  let changed = new Map<string, Known | undefined>();
  let callOff: (() => void) | undefined;
  let telling: Promise<void> = Promise.resolve();

  host.onConnected(({ caller }) => void online.add(caller.accountId));
  host.onDisconnected(({ caller }) => {
    if (host.devicesOf(caller.accountId).length === 0) online.delete(caller.accountId);
  });

  function gather(id: string, before: Known | undefined): void {
    if (!changed.has(id)) changed.set(id, before);
    callOff ??= schedule(gatherMs, () => {
      callOff = undefined;
      telling = telling
        .then(tellGathered)
        .catch((error: unknown) => log.error({ error }, "people who changed could not be told of"));
    });
  }

  async function tellGathered(): Promise<void> {
    const due = changed;
    changed = new Map();
    if (due.size > mostTold) return askAgain([...online]);
    for (const [id, before] of due) await tell(id, before);
  }

  function askAgain(viewerIds: readonly string[]): void {
    const frame: ServerFrame = {
      type: "people.stale",
      withinMs: viewerIds.length > 10 ? viewerIds.length * askMsEach : 0,
    };
    for (const viewerId of viewerIds) host.sendTo(viewerId, frame);
  }

  async function tell(id: string, before: Known | undefined): Promise<void> {
    const after = get(id);
    if (!after) return;
    // Both count for both sides, so that nobody else's need be asked for.
    const [contacts, blocked] = await Promise.all([relations.contactsOf(id), relations.blockedWith(id)]);
    const met = await relations.thoseWhoMeet(id);
    const self = new Set([id]);
    let count = 0;
    for (const viewerId of [...online]) {
      // A block is silence: whoever it is between is told nothing of each other.
      if (blocked.has(viewerId)) continue;
      const party = get(viewerId)?.party;
      const ties = { contacts: contacts.has(viewerId) ? self : nobody, blocked: nobody };
      const mayFind = party && sightOf(party, ties, ruleOf);
      const sees = viewerId === id || (mayFind?.(after.party) ?? false);
      const saw = before !== undefined && (mayFind?.(before.party) ?? false);
      if (sees) send(viewerId, id, after.person);
      else if (met.has(viewerId)) send(viewerId, id, (await seenBy(viewerId, id)) ?? null);
      else if (saw) send(viewerId, id, null);
      count += 1;
      if (count % viewersPerTurn === 0) await nextTurn();
    }
    // Another company or role, and they find others than before.
    if (before && !standsAlike(before.party, after.party) && online.has(id)) askAgain([id]);
  }

  const send = (viewerId: string, accountId: string, person: Person | null) =>
    host.sendTo(viewerId, { type: "people.changed", people: [{ accountId, person }] });

  return {
    changed: (before: Known | undefined, after: Known): void => gather(after.person.id, before),
    /** A company decided otherwise who finds its people, and whom they find. */
    ruleChanged(companyId: string, before: CompanyRule): void {
      const differs = changesFor(companyId, before, ruleOf);
      askAgain([...online].filter((id) => differs(get(id)?.party.companyId ?? null)));
    },
    /** What everybody sees of many. */
    manyChanged: (): void => askAgain([...online]),
    async stop(): Promise<void> {
      callOff?.();
      await telling;
    },
  };
}

const standsAlike = (a: Party, b: Party): boolean =>
  a.companyId === b.companyId && a.isAdministrator === b.isAdministrator && a.isActive === b.isActive;
