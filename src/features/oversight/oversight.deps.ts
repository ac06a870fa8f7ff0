import type { KeyInventory } from "../../platform/crypto/key-inventory.store.ts";
import type { Platform } from "../../platform/platform.ts";
import type { RequestKind, Safeguard } from "../../protocol/oversight.ts";
import type { PeopleReader } from "../accounts/index.ts";

/** Something that somebody asked for and that is not answered yet. */
export interface WaitingRequest {
  readonly id: string;
  /** Whom it is about or from. */
  readonly accountId: string | null;
  readonly at: number;
  /** Not given: a month after it was asked for (Art. 12(3) GDPR). */
  readonly dueAt?: number;
}

export interface OversightDoors {
  readonly people: Pick<PeopleReader, "byIds">;
  readonly keyInventory: () => Promise<KeyInventory>;
  /** Writes down what was counted since the last time. */
  readonly saveEgress: () => Promise<void>;
  /** Who keeps requests of people: one line for each, in `app.ts`. */
  readonly requests: readonly { readonly kind: RequestKind; readonly waiting: () => Promise<WaitingRequest[]> }[];
  /** Who does something that must be done again and again: one line for each, in `app.ts`. */
  readonly safeguards: readonly (() => Promise<Safeguard>)[];
}

export type OversightDeps = Pick<Platform, "config" | "db" | "now"> & OversightDoors;
