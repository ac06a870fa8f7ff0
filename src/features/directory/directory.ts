import type { Platform } from "../../platform/platform.ts";
import type { Person } from "../../protocol/directory.ts";
import type { NamedAccount, PeopleReader } from "../accounts/index.ts";
import type { Companies } from "../companies/index.ts";
import { createPeopleIndex } from "./people-index.ts";

export interface DirectoryDoors {
  readonly accounts: { readonly people: Pick<PeopleReader, "byIds" | "idByEmail" | "idsSince" | "everyone"> };
  readonly companies: Pick<Companies, "companyNames">;
}

const catchUpMs = 10_000;

/** Who is here, and who may find whom. Reads accounts once, then follows their facts. */
export function createDirectory({ now }: Pick<Platform, "now">, { accounts, companies }: DirectoryDoors) {
  const index = createPeopleIndex();
  let caughtUpAt = 0;

  async function withCompanies(named: readonly NamedAccount[]): Promise<Person[]> {
    const companyIds = named.flatMap(({ companyId }) => companyId ?? []);
    const names = await companies.companyNames(companyIds);
    return named.map(({ companyId, ...person }) => ({ ...person, companyName: names.get(companyId ?? "") ?? null }));
  }

  async function refresh(ids: readonly string[]): Promise<void> {
    for (const person of await withCompanies(await accounts.people.byIds(ids))) index.put(person);
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

  return {
    /** Undefined when there never was such a person. */
    person,
    /** In the order asked; ids of nobody are left out, people who are gone are marked. */
    people,
    /** May the viewer find, and so write to, this person? So far everybody finds everybody who is here. */
    async mayFind(viewerId: string, id: string): Promise<boolean> {
      return viewerId !== id && (await person(id))?.isDeleted === false;
    },
    /** By the beginnings of names and company, or by a whole e-mail address; never the viewer. */
    async search(viewerId: string, text: string, limit: number): Promise<Person[]> {
      if (!text.includes("@")) {
        await catchUp();
        return index.search(text, limit, viewerId);
      }
      const id = await accounts.people.idByEmail(text);
      if (id === undefined || id === viewerId) return [];
      return (await people([id])).filter(({ isDeleted }) => !isDeleted);
    },
    refresh,
    async load(): Promise<void> {
      caughtUpAt = now();
      const everyone: Person[] = [];
      for await (const page of accounts.people.everyone()) everyone.push(...(await withCompanies(page)));
      index.load(everyone);
    },
  };
}
