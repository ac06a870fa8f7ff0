import type { Platform } from "../../platform/platform.ts";
import type { Person } from "../../protocol/directory.ts";
import type { NamedAccount } from "../accounts/index.ts";
import type { CompanyRules } from "./company-rules.ts";
import type { DirectoryDoors } from "./directory.deps.ts";
import { choicesOf } from "./directory.store.ts";
import { createPeopleIndex } from "./people-index.ts";
import { mayInviteByMail, mayMailInvitations, mayReach, type Party, sightOf, type Ties } from "./visibility.policy.ts";

const catchUpMs = 10_000;
const nobody: ReadonlySet<string> = new Set();

/** Who is here, and who may find whom. Reads accounts once, then follows their facts. */
export function createDirectory(
  { now, db }: Pick<Platform, "now" | "db">,
  { accounts, companies, relations }: DirectoryDoors,
  rules: CompanyRules,
) {
  const index = createPeopleIndex();
  const parties = new Map<string, Party>();
  let caughtUpAt = 0;

  async function take(named: readonly NamedAccount[]): Promise<Person[]> {
    const companyIds = named.flatMap(({ companyId }) => companyId ?? []);
    const names = await companies.companyNames([...new Set(companyIds)]);
    const choices = await choicesOf(
      db.reader,
      named.map(({ id }) => id),
    );
    return named.map(({ companyId, isAdministrator, isDeactivated, ...person }) => {
      const { choice = "asCompany", exceptions } = choices.get(person.id) ?? {};
      const isActive = !person.isDeleted && !isDeactivated;
      const exempt = exceptions ? new Set(exceptions) : nobody;
      parties.set(person.id, {
        ...{ id: person.id, companyId, isAdministrator, isActive },
        ...{ choice, exceptions: exempt },
      });
      return { ...person, companyName: names.get(companyId ?? "") ?? null };
    });
  }

  async function refresh(ids: readonly string[]): Promise<void> {
    for (const person of await take(await accounts.people.byIds(ids))) index.put(person);
  }

  /** Facts tell of those who came through this process; `iris user create` is another one. */
  async function catchUp(): Promise<void> {
    if (caughtUpAt + catchUpMs > now()) return;
    const since = caughtUpAt - catchUpMs;
    caughtUpAt = now();
    const ids = await accounts.people.idsSince(since);
    const newcomers = ids.filter((id) => index.get(id) === undefined);
    if (newcomers.length > 0) await refresh(newcomers);
  }

  /** People whose fact is still on its way are read from the database. */
  async function people(ids: readonly string[]): Promise<Person[]> {
    const missing = ids.filter((id) => index.get(id) === undefined);
    if (missing.length > 0) await refresh(missing);
    return ids.flatMap((id) => index.get(id) ?? []);
  }

  const person = async (id: string): Promise<Person | undefined> => index.get(id) ?? (await people([id]))[0];

  const party = async (id: string): Promise<Party | undefined> => {
    if (!parties.has(id)) await people([id]);
    return parties.get(id);
  };

  async function tiesOf(accountId: string): Promise<Ties> {
    const [contacts, blocked] = await Promise.all([relations.contactsOf(accountId), relations.blockedWith(accountId)]);
    return { contacts, blocked };
  }

  /** Asks one of the rules about two people; who is not there gives no. */
  async function ask(
    viewerId: string,
    id: string,
    rule: (viewer: Party, target: Party, ties: Ties) => boolean,
  ): Promise<boolean> {
    await rules.ready();
    const [viewer, target, ties] = [await party(viewerId), await party(id), await tiesOf(viewerId)];
    return viewer !== undefined && target !== undefined && rule(viewer, target, ties);
  }

  /** A predicate over everybody, true to this moment. */
  async function visibleTo(viewerId: string): Promise<(id: string) => boolean> {
    await rules.ready();
    const [viewer, ties] = [await party(viewerId), await tiesOf(viewerId)];
    if (!viewer) return () => false;
    const sees = sightOf(viewer, ties, rules.of);
    return (id) => {
      const target = parties.get(id);
      return target !== undefined && sees(target);
    };
  }

  return {
    /** Undefined when there never was such a person. Asks for no viewer: for what the program itself needs. */
    person,
    /** In the order asked; ids of nobody are left out, people who are gone are marked. Asks for no viewer either. */
    people,
    visibleTo,
    /** May the viewer find, and so write to, call, invite and add this person? */
    mayFind: (viewerId: string, id: string): Promise<boolean> =>
      ask(viewerId, id, (viewer, target, ties) => sightOf(viewer, ties, rules.of)(target)),
    /** May two who share a chat begin something new in it, whichever of them may find the other? */
    mayReach: (viewerId: string, id: string): Promise<boolean> =>
      ask(viewerId, id, (viewer, target, ties) => mayReach(viewer, target, ties, rules.of)),
    /** May an invitation that was mailed join these two? */
    mayInviteByMail: (viewerId: string, id: string): Promise<boolean> =>
      ask(viewerId, id, (viewer, target, ties) => mayInviteByMail(viewer, target, ties, rules.of)),
    /** May this person mail invitations to people outside their company at all? */
    async mayMailInvitations(viewerId: string): Promise<boolean> {
      await rules.ready();
      const viewer = await party(viewerId);
      return viewer !== undefined && mayMailInvitations(viewer, rules.of);
    },
    /** Those of the people asked for whose names the viewer may know: whom they may find or meet anyway, and themselves. */
    async knownTo(viewerId: string, ids: readonly string[]): Promise<Person[]> {
      const asked = await people(ids);
      const sees = await visibleTo(viewerId);
      const unseen = asked.flatMap(({ id }) => (id === viewerId || sees(id) ? [] : id));
      const met = unseen.length > 0 ? await relations.metBy(viewerId, unseen) : nobody;
      const hidden = new Set(unseen.filter((id) => !met.has(id)));
      return asked.filter(({ id }) => !hidden.has(id));
    },
    /** By the beginnings of names and company, or by a whole e-mail address; never the viewer, nor whom they may not find. */
    async search(viewerId: string, text: string, limit: number): Promise<Person[]> {
      const isVisible = await visibleTo(viewerId);
      if (!text.includes("@")) {
        await catchUp();
        return index.search(text, limit, isVisible);
      }
      const id = await accounts.people.idByEmail(text);
      return id === undefined ? [] : (await people([id])).filter(() => isVisible(id));
    },
    refresh,
    async load(): Promise<void> {
      caughtUpAt = now();
      await rules.ready();
      const everyone: Person[] = [];
      for await (const page of accounts.people.everyone()) everyone.push(...(await take(page)));
      index.load(everyone);
    },
  };
}
export type Directory = ReturnType<typeof createDirectory>;
