import { KeyGone } from "../../platform/crypto/errors.ts";
import type { Keys } from "../../platform/crypto/keys.ts";
import { open } from "../../platform/crypto/seal.ts";
import type { Platform } from "../../platform/platform.ts";
import type { Db } from "../../platform/storage/database.ts";
import type { Language } from "../../protocol/failures/index.ts";
import { closedBecause } from "./accounts.errors.ts";
import {
  type AccountRow,
  accountIdsIn,
  accountIdsSince,
  accountsAfter,
  allAccountIds,
  findAccount,
  findAccounts,
  operatorsOf,
  restrictedIds,
} from "./accounts.store.ts";
import { formerEmailPlace, newEmailPlace } from "./change-email.ts";
import { emailIndex } from "./email-address.ts";
import { emailUndosOf, findEmailChange } from "./email-changes.store.ts";
import { openFurtherEmail } from "./further-email-field.ts";
import { findOwnerOfEmail, furtherEmailsOf, provedEmailsOf } from "./further-emails.store.ts";
import { devicePlace } from "./open-session.ts";
import { openPersonalFields, personKey } from "./personal-fields.ts";
import { openDetails } from "./profile-details.ts";
import { findProfiles, type ProfileRow } from "./profiles.store.ts";
import { sessionsOf } from "./sessions.store.ts";

/** What the directory may know of a person. */
export interface NamedAccount {
  readonly id: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly companyId: string | null;
  readonly jobTitle: string | null;
  readonly department: string | null;
  readonly tags: readonly string[];
  /** The version of the picture. */
  readonly avatar: string | null;
  /** Goes up with each change of what they say of themselves, what is not named here included. */
  readonly profileVersion: number;
  /** Of that company. */
  readonly isAdministrator: boolean;
  /** True while an administrator keeps the person out, or their data is restricted. */
  readonly isDeactivated: boolean;
  /** True once the person is gone: the names are empty then. */
  readonly isDeleted: boolean;
}

const mostNewcomers = 500;

async function named(keys: Keys, row: AccountRow, profile: ProfileRow | undefined): Promise<NamedAccount> {
  const { id, companyId } = row;
  // The key goes before the row: between the two, and in a restored backup, nothing of them opens.
  if (row.deletedAt !== null || (await isKeyGone(keys, id))) {
    const bound = { companyId: null, isAdministrator: false, isDeactivated: false };
    const said = { jobTitle: null, department: null, tags: [], avatar: null, profileVersion: 0 };
    return { id, firstName: "", lastName: "", ...bound, ...said, isDeleted: true };
  }
  const { firstName, lastName } = await openPersonalFields(keys, row);
  const { jobTitle, department, tags } = openDetails(await personKey(keys, id), profile);
  const version = { avatar: profile?.avatarId ?? null, profileVersion: profile?.version ?? 0 };
  const said = { jobTitle, department, tags, ...version };
  const isAdministrator = companyId !== null && row.companyRole === "administrator";
  const isDeactivated = closedBecause(row) !== undefined;
  return { id, firstName, lastName, companyId, ...said, isAdministrator, isDeactivated, isDeleted: false };
}

async function isKeyGone(keys: Keys, id: string): Promise<boolean> {
  try {
    await keys.get(`person:${id}`);
    return false;
  } catch (error) {
    if (error instanceof KeyGone) return true;
    throw error;
  }
}

/** Reads people for the directory; every account here has a proved address. */
export function peopleReader({ db, keys }: Pick<Platform, "db" | "keys">) {
  async function allNamed(rows: readonly AccountRow[]): Promise<NamedAccount[]> {
    const ids = rows.map(({ id }) => id);
    if (ids.length === 0) return [];
    await keys.preload(ids.map((id) => `person:${id}` as const));
    const found = await findProfiles(db.reader, ids);
    return Promise.all(rows.map((row) => named(keys, row, found.get(row.id))));
  }
  return {
    byIds: async (ids: readonly string[]): Promise<NamedAccount[]> => allNamed(await findAccounts(db.reader, ids)),
    /** The companies they belong to; nothing for who is in none. */
    async companyIdsOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
      const rows = await findAccounts(db.reader, ids);
      return new Map(rows.flatMap(({ id, companyId }) => (companyId === null ? [] : [[id, companyId] as const])));
    },
    /** Those among them as whom nobody can sign in now: kept out, or gone. */
    async awayAmong(ids: readonly string[], reader: Db = db.reader): Promise<ReadonlySet<string>> {
      const rows = await findAccounts(reader, ids);
      const present = rows.filter((row) => row.deletedAt === null && !closedBecause(row));
      return new Set(ids).difference(new Set(present.map(({ id }) => id)));
    },
    /** Those among them whose data is only kept, and used for nothing (Art. 18 GDPR). */
    restrictedAmong: async (ids: readonly string[]): Promise<ReadonlySet<string>> =>
      new Set(ids.length === 0 ? [] : await restrictedIds(db.reader, ids)),
    async idByEmail(email: string): Promise<string | undefined> {
      return (await findOwnerOfEmail(db.reader, emailIndex(keys, email)))?.id;
    },
    /** Where somebody gets mail, and in which language; undefined for who is gone, never was or whose data is restricted. */
    async mailboxOf(id: string): Promise<{ email: string; language: Language } | undefined> {
      const row = await findAccount(db.reader, id);
      if (!row || row.deletedAt !== null || row.restrictedAt !== null) return undefined;
      return { email: (await openPersonalFields(keys, row)).email, language: row.language };
    },
    /** The time zone that somebody names in their profile. */
    async timeZoneOf(id: string): Promise<string | null> {
      const profile = (await findProfiles(db.reader, [id])).get(id);
      return profile ? openDetails(await personKey(keys, id), profile).timeZone : null;
    },
    /** How the browsers of somebody's sessions named themselves. */
    async devicesOf(id: string): Promise<ReadonlyMap<string, string>> {
      const rows = await sessionsOf(db.reader, id);
      if (rows.length === 0) return new Map();
      const key = await personKey(keys, id);
      return new Map(rows.map((row) => [row.id, open(key, devicePlace(row.id), row.device)]));
    },
    /** Every address that somebody has proved, the one they sign in with first. */
    async addressesOf(id: string): Promise<string[]> {
      const row = await findAccount(db.reader, id);
      if (!row || row.deletedAt !== null) return [];
      const [{ email }, key] = [await openPersonalFields(keys, row), await personKey(keys, id)];
      return [email, ...(await provedEmailsOf(db.reader, id)).map((further) => openFurtherEmail(key, further))];
    },
    /** Their name, and all addresses they have, had or wished for that are nobody else's: what mails say of them. */
    async wordsFor(id: string): Promise<string[]> {
      const row = await findAccount(db.reader, id);
      if (!row || row.deletedAt !== null) return [];
      const [{ firstName, lastName }, key] = [await openPersonalFields(keys, row), await personKey(keys, id)];
      const further = (await furtherEmailsOf(db.reader, id)).map((one) => openFurtherEmail(key, one));
      const wished = await findEmailChange(db.reader, id);
      const former = await emailUndosOf(db.reader, id);
      const others = [
        ...further,
        ...(wished ? [open(key, newEmailPlace(id), wished.email)] : []),
        ...former.map(({ tokenHash, email }) => open(key, formerEmailPlace(tokenHash), email)),
      ];
      const addresses = await this.addressesOf(id);
      for (const address of others) {
        const owner = await findOwnerOfEmail(db.reader, emailIndex(keys, address));
        if (!owner || owner.id === id) addresses.push(address);
      }
      return [`${firstName} ${lastName}`.trim(), ...addresses];
    },
    /** Which version of the terms somebody accepted, when, and in which language they read it. */
    async termsOf(id: string): Promise<{ version: string; acceptedAt: number; language: Language } | undefined> {
      const row = await findAccount(db.reader, id);
      if (!row || row.deletedAt !== null || row.termsVersion === "") return undefined;
      return { version: row.termsVersion, acceptedAt: row.termsAcceptedAt, language: row.termsLanguage };
    },
    /** The company somebody belongs to; null for who is in none, is gone or never was. */
    async companyOf(id: string, reader: Db = db.reader): Promise<string | null> {
      const row = await findAccount(reader, id);
      return row && row.deletedAt === null ? row.companyId : null;
    },
    /** Everybody in a company, in the order of their ids. */
    idsIn: (companyId: string): Promise<string[]> => accountIdsIn(db.reader, companyId),
    allIds: (): Promise<string[]> => allAccountIds(db.reader),
    /** Whom the instance writes to when something needs its operators. */
    async operators(): Promise<{ email: string; language: Language }[]> {
      const rows = (await operatorsOf(db.reader)).filter((row) => row.restrictedAt === null);
      return Promise.all(
        rows.map(async (row) => ({ email: (await openPersonalFields(keys, row)).email, language: row.language })),
      );
    },
    /** Operators who can sign in. */
    operatorIds: async (): Promise<string[]> =>
      (await operatorsOf(db.reader)).filter(({ deactivatedAt }) => deactivatedAt === null).map(({ id }) => id),
    /** Who came since that moment. */
    idsSince: (createdAt: number): Promise<string[]> => accountIdsSince(db.reader, createdAt, mostNewcomers),
    /** Everyone, page by page, for who must see every one. */
    async *everyone(pageSize: number): AsyncGenerator<NamedAccount[]> {
      let last = "";
      for (;;) {
        const rows = await accountsAfter(db.reader, last, pageSize);
        if (rows.length === 0) return;
        last = rows.at(-1)?.id ?? last;
        yield await allNamed(rows);
      }
    },
  };
}
export type PeopleReader = ReturnType<typeof peopleReader>;
