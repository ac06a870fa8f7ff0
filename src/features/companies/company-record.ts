import type { DataKey, Keys } from "../../platform/crypto/keys.ts";
import { open, openJson, seal, sealJson } from "../../platform/crypto/seal.ts";
import type { CompanyData, SupportContact } from "../../protocol/companies.ts";
import type { CompanyRow } from "./companies.store.ts";

const place = (companyId: string, column: "name" | "data" | "support_contact") => ({
  table: "companies",
  column,
  row: companyId,
});

export const companyKey = async (keys: Keys, companyId: string): Promise<DataKey> =>
  keys.peek(`company:${companyId}`) ?? (await keys.get(`company:${companyId}`));

export const openName = (key: DataKey, { id, name }: Pick<CompanyRow, "id" | "name">): string =>
  open(key, place(id, "name"), name);

export const sealName = (key: DataKey, id: string, name: string) => seal(key, place(id, "name"), name.trim());

/** @returns null when nobody has entered them yet */
export function openData(key: DataKey, row: CompanyRow): CompanyData | null {
  if (row.data === null) return null;
  return { name: openName(key, row), ...openJson(key, place(row.id, "data"), row.data) };
}

export function sealData(key: DataKey, id: string, { name, ...rest }: CompanyData): Pick<CompanyRow, "name" | "data"> {
  return { name: sealName(key, id, name), data: sealJson(key, place(id, "data"), rest) };
}

export const openSupportContact = (key: DataKey, { id, supportContact }: CompanyRow): SupportContact | null =>
  supportContact && openJson(key, place(id, "support_contact"), supportContact);

export const sealSupportContact = (key: DataKey, id: string, contact: SupportContact | null) =>
  contact && sealJson(key, place(id, "support_contact"), contact);
