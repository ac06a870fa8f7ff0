import type { Platform } from "../../platform/platform.ts";
import type { SearchedConversations } from "../conversations/index.ts";
import type { Indexer } from "./indexer.ts";

export type Deps = Pick<Platform, "db" | "log"> & { readonly conversations: SearchedConversations };
export type SearchDeps = Deps & { readonly indexer: Pick<Indexer, "changing" | "remake"> };
