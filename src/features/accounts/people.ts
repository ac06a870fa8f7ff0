import type { Keys } from "../../platform/crypto/keys.ts";
import type { Platform } from "../../platform/platform.ts";
import type { Language } from "../../protocol/failures/index.ts";
import {
  type AccountRow,
  accountIdsIn,
  accountIdsSince,
  accountsAfter,
  allAccountIds,
  findAccount,
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
  /** Of that company. */
  readonly isAdministrator: boolean;
  /** True while an administrator keeps the person out. */
  readonly isDeactivated: boolean;
  /** True once the person is gone: the names are empty then. */
  readonly isDeleted: boolean;
}

const pageSize = 500;

async function named(keys: Keys, row: AccountRow): Promise<NamedAccount> {
  const { id, companyId } = row;
  if (row.deletedAt !== null) {
    const bound = { companyId: null, isAdministrator: false, isDeactivated: false };
    return { id, firstName: "", lastName: "", ...bound, isDeleted: true };
  }
  const { firstName, lastName } = await openPersonalFields(keys, row);
  const isAdministrator = companyId !== null && row.companyRole === "administrator";
  const isDeactivated = row.deactivatedAt !== null;
  return { id, firstName, lastName, companyId, isAdministrator, isDeactivated, isDeleted: false };
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
    /** The company somebody belongs to; null for who is in none, is gone or never was. */
    async companyOf(id: string): Promise<string | null> {
      const row = await findAccount(db.reader, id);
      return row && row.deletedAt === null ? row.companyId : null;
    },
    /** Everybody in a company, in the order of their ids. */
    idsIn: (companyId: string): Promise<string[]> => accountIdsIn(db.reader, companyId),
    allIds: (): Promise<string[]> => allAccountIds(db.reader),
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
