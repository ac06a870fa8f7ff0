import type { DataKey, Keys } from "../../platform/crypto/keys.ts";
import { openJson, sealJson } from "../../platform/crypto/seal.ts";
import type { Platform } from "../../platform/platform.ts";
import type { Db } from "../../platform/storage/database.ts";
import type { SingleSignOnDeps } from "./single-sign-on.deps.ts";
import { type ConnectionRow, findConnection } from "./single-sign-on.store.ts";
import type { ProviderSettings } from "./single-sign-on.tables.ts";

/** A company's provider, opened. */
export type Connection = Omit<ConnectionRow, "provider"> & ProviderSettings;

const place = (companyId: string) => ({ table: "sign_on_connections", column: "provider", row: companyId });

export const companyKey = async (keys: Keys, companyId: string): Promise<DataKey> =>
  keys.peek(`company:${companyId}`) ?? (await keys.get(`company:${companyId}`));

export const sealProvider = (key: DataKey, companyId: string, settings: ProviderSettings) =>
  sealJson(key, place(companyId), settings);

/** @returns undefined when the company has none */
export async function connectionOf(
  { keys }: Pick<Platform, "keys">,
  db: Db,
  companyId: string,
): Promise<Connection | undefined> {
  const row = await findConnection(db, companyId);
  if (!row) return undefined;
  const { provider, ...rest } = row;
  return { ...rest, ...openJson(await companyKey(keys, companyId), place(companyId), provider) };
}

/** The same, only while people may sign in by it. */
export async function activeConnectionOf(
  deps: Pick<Platform, "keys" | "db">,
  companyId: string,
): Promise<Connection | undefined> {
  const connection = await connectionOf(deps, deps.db.reader, companyId);
  return connection?.isActive ? connection : undefined;
}

/** The provider by which addresses of a domain sign in: their company has proved it and chosen it. */
export async function connectionForDomain(
  deps: Pick<SingleSignOnDeps, "keys" | "db" | "companies">,
  domain: string,
): Promise<Connection | undefined> {
  const name = domain.trim().toLowerCase();
  const companyId = await deps.companies.companyByVerifiedDomain(name);
  const connection = companyId === null ? undefined : await activeConnectionOf(deps, companyId);
  return connection?.domains === null || connection?.domains.includes(name) ? connection : undefined;
}

export const domainOf = (email: string): string => email.slice(email.lastIndexOf("@") + 1);
export const redirectUriOf = ({ config }: Pick<Platform, "config">): string =>
  new URL("/single-sign-on", config.server.public_url).href;
