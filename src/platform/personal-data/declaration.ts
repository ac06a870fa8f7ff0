import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import type { KeySubject, Sealed } from "../crypto/keys.ts";

/** Article 6(1) of the GDPR, letter by letter; `none` where nothing is about a person. */
export type Basis = "consent" | "contract" | "legalObligation" | "legitimateInterest" | "none";

/** Whom a row is about. `outsider`: somebody who has no account and may not know. */
export type Whose = "person" | "members" | "guest" | "outsider" | "company" | "operator" | "nobody";

/** A line of the processing record (Art. 30); each has its words in three languages in the documents. */
export type Purpose =
  | "account"
  | "signIn"
  | "company"
  | "directory"
  | "contacts"
  | "addressBook"
  | "presence"
  | "messages"
  | "files"
  | "calls"
  | "recordings"
  | "conferences"
  | "meetings"
  | "guests"
  | "telephony"
  | "notifications"
  | "search"
  | "programs"
  | "diagnosis"
  | "mail"
  | "rights"
  | "logs"
  | "audit"
  | "breaches"
  | "operation";

/** Kinds of data that may stand in the database as they are. `relation`: who with whom, by ids; `technical`: not about anybody. */
export type OpenCategory = "id" | "relation" | "time" | "setting" | "state" | "count" | "technical";

/** Kinds that say who somebody is or what they say: sealed, or with a reason why not. */
export type ClosedCategory =
  | "name"
  | "contact"
  | "profile"
  | "picture"
  | "content"
  | "location"
  | "credential"
  | "device"
  | "network"
  | "act";

export type Category = OpenCategory | ClosedCategory;

export type Reader = "self" | "others" | "members" | "administrators" | "operator" | "program" | "nobody";

/** What goes takes its rows with it: an account or a guest, a conversation … */
export type OwnerKind = "person" | "conversation" | "company" | "file" | "session";

/** In a person's export; or why not: of no meaning to anybody, made from what is in it, a secret that protects them, or others' data. */
export type Exported = "yes" | "technical" | "derived" | "secret" | "others";

/**
 * When the person is erased. `row`: deleted; `key`: unreadable, since their key is destroyed, and deleted; `shared`: it stays for
 * those it was said to, with a deleted user as its author; `kept`: it stays, since a law or somebody's claim asks for it.
 */
export type Erased = "row" | "key" | "shared" | "kept" | "untouched";

/** When the person is restricted (Art. 18): kept and used for nothing, or kept and seen by those who are party to it. */
export type Restricted = "unused" | "shown" | "untouched";

type Columns<T extends SQLiteTable> = T["_"]["columns"];
type Name<T extends SQLiteTable> = keyof Columns<T> & string;

/** Which key seals: of the subject that a column of the row names, of one that another row names (`*`), or of the instance. */
export type KeyOf<T extends SQLiteTable> =
  | `${Exclude<OwnerKind, "session"> | "label"}:${Name<T> | "*"}`
  | (KeySubject & `system:${string}`);

export interface Kept<T extends SQLiteTable> {
  /** Columns that name what it goes with. */
  readonly with?: { readonly [K in Name<T>]?: OwnerKind };
  /** So many days after this time it goes by itself; 0: with it. */
  readonly days?: number;
  readonly after?: Name<T>;
  /** It is deleted by the map's own job (see sweep.ts) once its time is over. */
  readonly isSwept?: true;
  /** The newest row stays over its time. */
  readonly sparesNewest?: true;
  /** Beside that it goes when somebody removes it. */
  readonly by?: "owner" | "members" | "administrator" | "operator" | "program";
}

interface Exception {
  readonly exported?: Exported;
}

export interface SealedColumn<Key extends string> extends Exception {
  readonly how: "sealed";
  readonly category: Category;
  /** Where it is not the table's. */
  readonly key?: Key;
}

export interface OpenColumn extends Exception {
  readonly how: "plain" | "lookup" | "hashed";
  readonly category: Category;
  /** Of one that is plain although it is personal. */
  readonly why?: string;
}

type ColumnFor<Data, Key extends string> = Data extends Sealed<unknown> ? SealedColumn<Key> : OpenColumn | OpenCategory;

/** What is said of a table. What is left out is as `defaults` says. */
export interface TableDeclaration<T extends SQLiteTable> {
  readonly whose: Whose;
  readonly purpose: Purpose;
  readonly basis?: Basis;
  readonly kept: Kept<T>;
  readonly seenBy: readonly Reader[];
  /** Of its sealed columns. */
  readonly key?: KeyOf<T>;
  readonly exported?: Exported;
  readonly erased?: Erased;
  readonly restricted?: Restricted;
  readonly columns: { readonly [K in Name<T>]: ColumnFor<Columns<T>[K]["_"]["data"], KeyOf<T>> };
}

/** Bytes outside of the database; each blob's name is the id of a row. */
export interface BlobDeclaration {
  readonly name: string;
  readonly whose: Whose;
  readonly purpose: Purpose;
  readonly basis: Basis;
  readonly category: Category;
  readonly seenBy: readonly Reader[];
}

/** What is in memory alone, and gone with the process. */
export interface MemoryDeclaration extends BlobDeclaration {
  readonly until: "session" | "change" | "stop";
}

/** Lines in files of their own, beside the database. */
export interface JournalDeclaration {
  readonly name: string;
  readonly whose: Whose;
  readonly purpose: Purpose;
  readonly basis: Basis;
  readonly categories: readonly Category[];
  readonly seenBy: readonly Reader[];
  /** After that they go by themselves. */
  readonly days: number;
}

/** A text field of log lines. */
export interface LogFieldDeclaration {
  readonly name: string;
  readonly category: Category;
}

export const sealed = <const Key extends string = never>(
  category: Category,
  more: { readonly key?: Key } & Exception = {},
): SealedColumn<Key> => ({ how: "sealed", category, ...more });

/** A keyed look-up value beside a sealed column. */
export const lookup = (category: Category): OpenColumn => ({ how: "lookup", category, exported: "derived" });

/** A digest of a secret: nothing is read from it, and it opens nothing. */
export const hashed = (category: Category = "credential"): OpenColumn => ({
  how: "hashed",
  category,
  exported: "secret",
});

/** @param why it is not sealed, for whoever audits this */
export const plain = (category: Category, why: string, more: Exception = {}): OpenColumn => ({
  how: "plain",
  category,
  why,
  ...more,
});
