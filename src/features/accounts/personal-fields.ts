import type { DataKey, Keys } from "../../platform/crypto/keys.ts";
import { open, seal } from "../../platform/crypto/seal.ts";
import type { AccountRow } from "./accounts.store.ts";

export interface PersonalFields {
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
}
const columns = { email: "email", firstName: "first_name", lastName: "last_name" } as const;

const place = (accountId: string, field: keyof PersonalFields) => ({
  table: "accounts",
  column: columns[field],
  row: accountId,
});

export const personKey = async (keys: Keys, accountId: string): Promise<DataKey> =>
  keys.peek(`person:${accountId}`) ?? (await keys.get(`person:${accountId}`));

export const sealField = (key: DataKey, accountId: string, field: keyof PersonalFields, value: string) =>
  seal(key, place(accountId, field), value);

export const openField = (key: DataKey, row: AccountRow, field: keyof PersonalFields): string =>
  open(key, place(row.id, field), row[field]);

export async function openPersonalFields(keys: Keys, row: AccountRow): Promise<PersonalFields> {
  const key = await personKey(keys, row.id);
  return {
    email: openField(key, row, "email"),
    firstName: openField(key, row, "firstName"),
    lastName: openField(key, row, "lastName"),
  };
}
