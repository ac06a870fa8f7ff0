import { useEffect } from "react";
import { create } from "zustand";
import { getPeople, type Person } from "../../../src/protocol/directory.ts";
import { call } from "../../api/index.ts";

/** People whose names are known on this device. `null`: asked for, and not to be seen by this person. */
interface PeopleState {
  readonly people: Readonly<Record<string, Person | null>>;
}
export const usePeopleStore = create<PeopleState>(() => ({ people: {} }));

const wanted = new Set<string>();
const perRequest = 200;
const retryMs = 3_000;
let isScheduled = false;

/** Keeps what a search or another list already brought. */
export function rememberPeople(found: readonly Person[]): void {
  if (found.length === 0) return;
  usePeopleStore.setState(({ people }) => ({
    people: { ...people, ...Object.fromEntries(found.map((person) => [person.id, person])) },
  }));
}

/** What one may see of these people from now on; null: nothing any more. */
export function putPeople(changed: readonly { readonly accountId: string; readonly person: Person | null }[]): void {
  usePeopleStore.setState(({ people }) => ({
    people: { ...people, ...Object.fromEntries(changed.map(({ accountId, person }) => [accountId, person])) },
  }));
}

/** Forgets everybody: another person signs in. */
export function forgetPeople(): void {
  wanted.clear();
  usePeopleStore.setState({ people: {} });
}

/** Asks for names that are not known yet; whatever is asked for in one turn goes in one request. */
export function wantPeople(ids: readonly string[], again = false): void {
  const { people } = usePeopleStore.getState();
  for (const id of ids) if (again || people[id] === undefined) wanted.add(id);
  if (wanted.size > 0) schedule(0);
}

function schedule(ms: number): void {
  if (isScheduled) return;
  isScheduled = true;
  setTimeout(() => {
    isScheduled = false;
    void fetchWanted();
  }, ms);
}

async function fetchWanted(): Promise<void> {
  const ids = [...wanted].slice(0, perRequest);
  if (ids.length === 0) return;
  for (const id of ids) wanted.delete(id);
  try {
    const { people } = await call(getPeople, { body: { ids } });
    const unseen = Object.fromEntries(ids.map((id) => [id, null]));
    usePeopleStore.setState((state) => ({
      people: { ...state.people, ...unseen, ...Object.fromEntries(people.map((person) => [person.id, person])) },
    }));
    if (wanted.size > 0) schedule(0);
  } catch {
    for (const id of ids) wanted.add(id);
    schedule(retryMs);
  }
}

/** One person; undefined while the name is on its way. */
export function usePerson(id: string | undefined): Person | null | undefined {
  const person = usePeopleStore((state) => (id === undefined ? null : state.people[id]));
  useEffect(() => {
    if (id !== undefined && person === undefined) wantPeople([id]);
  }, [id, person]);
  return person;
}
