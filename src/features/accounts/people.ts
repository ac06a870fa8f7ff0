import type { Keys } from "../../platform/crypto/keys.ts";
import type { Platform } from "../../platform/platform.ts";
import type { Language } from "../../protocol/failures/index.ts";
import {
  type AccountRow,
  accountIdsSince,
  accountsAfter,
  findAccounts,
  findByEmailIndex,
  operatorsOf,
} from "./accounts.store.ts";
import { emailIndex } from "./email-address.ts";
import { openPersonalFields } from "./personal-fields.ts";

/** What the directory may know of a person. */
export interface NamedAccount {
  readonly id: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly companyId: string | null;
  /** True once the person is gone: the names are empty then. */
  readonly isDeleted: boolean;
}

const pageSize = 500;

async function named(keys: Keys, row: AccountRow): Promise<NamedAccount> {
  const { id, companyId } = row;
  if (row.deletedAt !== null) return { id, firstName: "", lastName: "", companyId: null, isDeleted: true };
  const { firstName, lastName } = await openPersonalFields(keys, row);
  return { id, firstName, lastName, companyId, isDeleted: false };
}

/** Reads people for the directory; every account here has a proved address. */
export function peopleReader({ db, keys }: Pick<Platform, "db" | "keys">) {
  return {
    async byIds(ids: readonly string[]): Promise<NamedAccount[]> {
      return Promise.all((await findAccounts(db.reader, ids)).map((row) => named(keys, row)));
    },
    async idByEmail(email: string): Promise<string | undefined> {
      return (await findByEmailIndex(db.reader, emailIndex(keys, email)))?.id;
    },
    /** Whom the instance writes to when something needs its operators. */
    async operators(): Promise<{ email: string; language: Language }[]> {
      const rows = await operatorsOf(db.reader);
      return Promise.all(
        rows.map(async (row) => ({ email: (await openPersonalFields(keys, row)).email, language: row.language })),
      );
    },
    /** Who came since that moment. */
    idsSince: (createdAt: number): Promise<string[]> => accountIdsSince(db.reader, createdAt, pageSize),
    /** Everyone, page by page. */
    async *everyone(): AsyncGenerator<NamedAccount[]> {
      let last = "";
      for (;;) {
        const rows = await accountsAfter(db.reader, last, pageSize);
        if (rows.length === 0) return;
        last = rows.at(-1)?.id ?? last;
        yield await Promise.all(rows.map((row) => named(keys, row)));
      }
    },
  };
}
export type PeopleReader = ReturnType<typeof peopleReader>;
