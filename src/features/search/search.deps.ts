import type { Platform } from "../../platform/platform.ts";
import type { SearchedConversations } from "../conversations/index.ts";
import type { Indexer } from "./indexer.ts";

export type Deps = Pick<Platform, "db" | "log"> & {
  readonly conversations: SearchedConversations;
  /** So that what was deleted is not in the database's log any more either. */
  emptyLog(): Promise<void>;
};
export type SearchDeps = Deps & { readonly indexer: Pick<Indexer, "changing" | "moves" | "remake"> };
