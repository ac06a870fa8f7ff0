import type { DataKey } from "../../platform/crypto/keys.ts";
import type { Platform } from "../../platform/platform.ts";
import type { Tx } from "../../platform/storage/database.ts";
import type { Language } from "../../protocol/failures/index.ts";
import { insertAccount } from "./accounts.store.ts";
import { emailIndex } from "./email-address.ts";
import { type PersonalFields, sealField } from "./personal-fields.ts";

export interface NewAccount extends PersonalFields {
  readonly id: string;
  readonly passwordHash: string | null;
  readonly language: Language;
  readonly termsVersion: string;
  readonly termsAcceptedAt: number;
  readonly isOperator: boolean;
}

/** Writes a proved account, in the transaction of whoever proved it. */
export async function createAccount(
  { facts, keys, now }: Pick<Platform, "facts" | "keys" | "now">,
  tx: Tx,
  key: DataKey,
  { id, email, firstName, lastName, language, ...rest }: NewAccount,
): Promise<void> {
  await insertAccount(tx, {
    ...rest,
    id,
    email: sealField(key, id, "email", email.trim()),
    emailIndex: emailIndex(keys, email),
    firstName: sealField(key, id, "firstName", firstName),
    lastName: sealField(key, id, "lastName", lastName),
    language,
    termsLanguage: language,
    createdAt: now(),
    verifiedAt: now(),
  });
  await facts.record(tx, "account.verified", { accountId: id }, { scope: `account:${id}` });
}
