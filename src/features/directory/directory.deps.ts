import type { Platform } from "../../platform/platform.ts";
import type { Person } from "../../protocol/directory.ts";
import type { PeopleReader } from "../accounts/index.ts";
import type { Companies } from "../companies/index.ts";
import type { Plans } from "../plans/index.ts";

/** How people stand to each other, as features of a higher rank know it; `app.ts` lends it. Empty until one does. */
interface Relations {
  /** Accepted contacts. */
  contactsOf(accountId: string): Promise<ReadonlySet<string>>;
  /** Whom they blocked, and who blocked them. */
  blockedWith(accountId: string): Promise<ReadonlySet<string>>;
  /** Which of these people somebody meets anyway (a shared conversation, an invitation), so that their names are no secret. */
  metBy(accountId: string, ids: readonly string[]): Promise<ReadonlySet<string>>;
  /** Who meets somebody that way, the other way round. */
  thoseWhoMeet(accountId: string): Promise<ReadonlySet<string>>;
}

/** Guests and programs, who have no account; a higher rank too. */
interface GuestNames {
  /** Of these ids those of guests, past or present, and of programs that the viewer meets in a bubble. */
  knownTo(viewerId: string, ids: readonly string[]): Promise<Person[]>;
}

export interface DirectoryDoors {
  readonly guests: GuestNames;
  readonly accounts: { readonly people: Pick<PeopleReader, "byIds" | "idByEmail" | "idsSince" | "everyone"> };
  readonly companies: Pick<Companies, "companyNames" | "names" | "roster">;
  readonly relations: Relations;
  readonly plans: Pick<Plans, "require">;
}

export type Deps = Pick<Platform, "audit" | "db" | "facts" | "log" | "newId" | "now">;
