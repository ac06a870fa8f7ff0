import type { Ask } from "../../platform/exporting/export-part.ts";
import { getPeople } from "../../protocol/directory.ts";

export interface KnownPerson {
  readonly id: string;
  readonly name: string;
  readonly isDeleted: boolean;
}

const mostAsked = 200;

/** Names behind ids, asked for once each; who may not be known has none. */
export function knownNames(ask: Ask) {
  const known = new Map<string, KnownPerson | undefined>();
  return {
    async learn(ids: Iterable<string>): Promise<void> {
      const missing = [...new Set(ids)].filter((id) => !known.has(id));
      for (let at = 0; at < missing.length; at += mostAsked) {
        const asked = missing.slice(at, at + mostAsked);
        for (const id of asked) known.set(id, undefined);
        const { people } = await ask(getPeople, { body: { ids: asked } });
        for (const { id, firstName, lastName, isDeleted } of people)
          known.set(id, { id, name: `${firstName} ${lastName}`.trim(), isDeleted });
      }
    },
    get: (id: string): KnownPerson | undefined => known.get(id),
    all: (): KnownPerson[] => [...known.values()].filter((person) => person !== undefined),
  };
}
export type KnownNames = ReturnType<typeof knownNames>;
