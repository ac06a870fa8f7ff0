import type { BusyKind } from "../../protocol/presence.ts";
import { createPeople, type People } from "./people.ts";
import type { PresenceDeps } from "./presence.deps.ts";
import { lastSeenConsents } from "./show-last-seen.ts";
import { createWatching, type Watching } from "./watching.ts";

/** What other features ask of presence. */
export interface PresenceDoor {
  /** What keeps somebody busy, by who says so (`call:<id>`); null: it is over. */
  setActivity(accountId: string, source: string, kind: BusyKind | null): void;
  /** Invisible by choice: whatever others could tell it by is held back. */
  isHidden(accountId: string): Promise<boolean>;
  /** Do not disturb, by choice: nothing rings or shows. */
  wantsQuiet(accountId: string): Promise<boolean>;
  /** Called when somebody who was invisible chose not to be any more. */
  onRevealed(handler: (accountId: string) => Promise<void>): void;
  /** To others' seeing when one was last here. */
  readonly consents: ReturnType<typeof lastSeenConsents>;
}

export function createPresence(deps: PresenceDeps): {
  people: People;
  watching: Watching;
  door: PresenceDoor;
  reconsider: (accountId: string) => Promise<void>;
} {
  const handlers: ((accountId: string) => Promise<void>)[] = [];
  const people: People = createPeople(deps, {
    changed: (accountId) => watching.changed(accountId),
    isWatched: (accountId) => watching.isWatched(accountId),
    async revealed(accountId) {
      for (const handler of handlers) await handler(accountId);
    },
  });
  const { doors, schedule, log } = deps;
  const watching: Watching = createWatching({ people, visibleTo: doors.visibleTo, schedule, log });
  return {
    people,
    watching,
    door: {
      setActivity: (accountId, source, kind) => people.note(accountId, { type: "busy", source, kind }),
      isHidden: people.isHidden,
      wantsQuiet: async (accountId) => (await people.ownOf(accountId)).choice === "dnd",
      onRevealed: (handler) => void handlers.push(handler),
      consents: lastSeenConsents({ ...deps, people }),
    },
    /** Who may see whom changed for this person: both sides are told what is true now. */
    async reconsider(accountId) {
      await people.accountChanged(accountId);
      watching.changed(accountId);
      watching.viewerChanged(accountId);
    },
  };
}
