import initial from "../../../drizzle/0000_init.sql" with { type: "text" };
import type { Migration } from "./migrate.ts";

/** Every migration in order, embedded at build time. An applied one never changes and never moves. */
export const migrations: readonly Migration[] = [{ name: "0000_init", sql: initial }];
