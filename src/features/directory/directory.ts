import { inRealTime, type Schedule } from "../../platform/jobs/schedule.ts";
import type { Platform } from "../../platform/platform.ts";
import type { Person, SearchedPart } from "../../protocol/directory.ts";
import type { CompanyRules } from "./company-rules.ts";
import type { DirectoryDoors } from "./directory.deps.ts";
import { createKnownPeople } from "./known-people.ts";
import { createLivePeople, type LivePeopleDeps } from "./live-people.ts";
import { mayInviteByMail, mayMailInvitations, mayReach, type Party, sightOf, type Ties } from "./visibility.policy.ts";

export interface Search {
  /** What was typed. */
  readonly q: string;
  readonly within?: SearchedPart;
  readonly limit: number;
}

/** What somebody says of themselves beside their name. */
const nothingSaid = { companyName: null, jobTitle: null, department: null, avatar: null } satisfies Partial<Person>;

/** Who is here, and who may find whom. */
export function createDirectory(
  platform: Pick<Platform, "db" | "log" | "now">,
  {
    accounts,
    companies,
    relations,
  }: Pick<DirectoryDoors, "accounts" | "relations"> & {
    readonly companies: Pick<DirectoryDoors["companies"], "companyNames">;
  },
  rules: CompanyRules,
  { host, schedule = inRealTime }: { readonly host: LivePeopleDeps["host"]; readonly schedule?: Schedule },
) {
  const known = createKnownPeople(platform, { accounts, companies }, (before, after) => live.changed(before, after));
  const live = createLivePeople({
    ...{ host, schedule, relations, log: platform.log },
    ...{ get: known.get, ruleOf: rules.of },
    async seenBy(viewerId, id) {
      const [person] = await knownTo(viewerId, [id]);
      const isGuest = host.devicesOf(viewerId).some(({ caller }) => caller.guestOf !== null);
      return person && isGuest ? nameAlone(person) : person;
    },
  });

  const partyOf = async (id: string): Promise<Party | undefined> =>
    (known.get(id) ?? (await known.byIds([id]))[0])?.party;

  async function tiesOf(accountId: string): Promise<Ties> {
    const [contacts, blocked] = await Promise.all([relations.contactsOf(accountId), relations.blockedWith(accountId)]);
    return { contacts, blocked };
  }

  type Rule = (viewer: Party, target: Party, ties: Ties) => boolean;
  /** Asks one of the rules about two people; about nobody the answer is no. */
  const asks =
    (rule: Rule) =>
    async (viewerId: string, id: string): Promise<boolean> => {
      await rules.ready();
      const [viewer, target, ties] = [await partyOf(viewerId), await partyOf(id), await tiesOf(viewerId)];
      return viewer !== undefined && target !== undefined && rule(viewer, target, ties);
    };

  /** What somebody sees of everybody, true to this moment; undefined for nobody. */
  async function viewpointOf(viewerId: string) {
    await rules.ready();
    const [viewer, ties] = [await partyOf(viewerId), await tiesOf(viewerId)];
    if (!viewer) return undefined;
    const { companyId } = viewer;
    return {
      companyId,
      mayFind: sightOf(viewer, ties, rules.of),
      isNear: (party: Party) => (companyId !== null && party.companyId === companyId) || ties.contacts.has(party.id),
    };
  }

  /** Of people in memory, whom somebody may find. */
  async function visibleTo(viewerId: string): Promise<(id: string) => boolean> {
    const viewpoint = await viewpointOf(viewerId);
    return (id) => {
      const party = known.get(id)?.party;
      return party !== undefined && (viewpoint?.mayFind(party) ?? false);
    };
  }

  /** In the order asked; ids of nobody are left out, people who are gone are marked. */
  const people = async (ids: readonly string[]): Promise<Person[]> =>
    (await known.byIds(ids)).map(({ person }) => person);

  /**
   * Those of the people asked for whose names the viewer may know: whom they may find or meet anyway, and themselves. Between
   * two of whom one blocked the other it is the name alone, where they meet.
   */
  async function knownTo(viewerId: string, ids: readonly string[]): Promise<Person[]> {
    const asked = await people(ids);
    const sees = await visibleTo(viewerId);
    const unseen = asked.flatMap(({ id }) => (id === viewerId || sees(id) ? [] : id));
    const met = unseen.length > 0 ? await relations.metBy(viewerId, unseen) : new Set<string>();
    const hidden = new Set(unseen.filter((id) => !met.has(id)));
    const blocked = met.size > 0 ? await relations.blockedWith(viewerId) : met;
    return asked.flatMap((person) => {
      if (hidden.has(person.id)) return [];
      return blocked.has(person.id) ? { ...person, ...nothingSaid } : person;
    });
  }

  return {
    live,
    knownTo,
    /** Undefined when there never was such a person. Asks for no viewer: for what the program itself has to say. */
    person: async (id: string): Promise<Person | undefined> => (await people([id]))[0],
    visibleTo,
    /** May the viewer find, and so write to, call, invite and add this person? */
    mayFind: asks((viewer, target, ties) => sightOf(viewer, ties, rules.of)(target)),
    /** May two who share a chat begin something new in it, whichever of them may find the other? */
    mayReach: asks((viewer, target, ties) => mayReach(viewer, target, ties, rules.of)),
    /** The same were it not for a block: the blocked one must not be able to tell by it. */
    wouldReach: asks((viewer, target, { contacts }) =>
      mayReach(viewer, target, { contacts, blocked: new Set() }, rules.of),
    ),
    /** May an invitation that was mailed join these two? */
    mayInviteByMail: asks((viewer, target, ties) => mayInviteByMail(viewer, target, ties, rules.of)),
    /** May this person mail invitations to people outside their company at all? */
    async mayMailInvitations(viewerId: string): Promise<boolean> {
      await rules.ready();
      const viewer = await partyOf(viewerId);
      return viewer !== undefined && mayMailInvitations(viewer, rules.of);
    },
    /**
     * Whom somebody may find by the beginnings of names, company, job, department and tags, or by a whole e-mail address.
     * Says nothing of others: not how many there are, and an address that is hidden costs what one of nobody costs.
     */
    async search(viewerId: string, { q, within = "everybody", limit }: Search): Promise<Person[]> {
      const viewpoint = await viewpointOf(viewerId);
      if (!viewpoint) return [];
      const { companyId, isNear } = viewpoint;
      const isWithin: Record<SearchedPart, (party: Party) => boolean> = {
        everybody: () => true,
        company: (party) => companyId !== null && party.companyId === companyId,
        outside: (party) => companyId === null || party.companyId !== companyId,
      };
      const mayFind = (party: Party) => isWithin[within](party) && viewpoint.mayFind(party);
      if (!q.includes("@")) return known.search(q, limit, { mayFind, isNear });
      const id = await accounts.people.idByEmail(q);
      const found = await known.byIds(id === undefined ? [] : [id]);
      return found.flatMap(({ person, party }) => (mayFind(party) ? person : []));
    },
    /** The colleagues whom somebody may find, by name. */
    async colleagues(viewerId: string, { offset, limit }: { offset: number; limit: number }) {
      const viewpoint = await viewpointOf(viewerId);
      if (!viewpoint || viewpoint.companyId === null) return { people: [], total: 0 };
      const { companyId, mayFind } = viewpoint;
      return known.page((party) => party.companyId === companyId && mayFind(party), offset, limit);
    },
    /** A company has another name, perhaps. */
    async companyChanged(companyId: string): Promise<void> {
      if (await known.rename(companyId)) live.manyChanged();
    },
    refresh: known.refresh,
    complete: known.complete,
    stop: known.stop,
  };
}
export type Directory = ReturnType<typeof createDirectory>;
export type LivePeople = Directory["live"];

/** What a guest sees of somebody they meet: nothing that these say of themselves beside name and picture (S39). */
export const nameAlone = (person: Person): Person => ({
  ...person,
  companyName: null,
  jobTitle: null,
  department: null,
});
