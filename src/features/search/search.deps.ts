import type { Platform } from "../../platform/platform.ts";
import type { SearchedConversations } from "../conversations/index.ts";
import type { Indexer } from "./indexer.ts";

export type Deps = Pick<Platform, "db" | "log"> & {
  readonly conversations: SearchedConversations;
  /** Those among people whose data is only kept: what they wrote is not looked through for anybody (S55). */
  restrictedAmong(accountIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** So that what was deleted is not in the database's log any more either. */
  emptyLog(): Promise<void>;
};
export type SearchDeps = Deps & { readonly indexer: Pick<Indexer, "changing" | "moves" | "remake"> };
