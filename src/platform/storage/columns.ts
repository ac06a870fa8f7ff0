import { customType, integer, type SQLiteColumn } from "drizzle-orm/sqlite-core";
import type { Sealed } from "../crypto/keys.ts";

/** libsql's local engine hands blobs out as Buffer, its remote client as ArrayBuffer. */
const asBytes = (blob: Uint8Array | ArrayBuffer): Uint8Array =>
  blob instanceof ArrayBuffer ? new Uint8Array(blob) : new Uint8Array(blob.buffer, blob.byteOffset, blob.byteLength);

const sealedColumn = <T>() =>
  customType<{ data: Sealed<T>; driverData: Uint8Array | ArrayBuffer }>({
    dataType: () => "blob",
    toDriver: (sealed) => sealed,
    fromDriver: (blob) => asBytes(blob) as Sealed<T>,
  });

const sealedText = sealedColumn<string>();
/** Personal text, sealed by the store with `seal(key, place, text)` before it is written. */
export const encryptedText = (name: string) => sealedText(name);

/** A personal value other than text, sealed with `sealJson(key, place, value)`. */
export const encryptedJson = <T>(name: string) => sealedColumn<T>()(name);

/** Bytes derived from personal values, sealed with `sealBytes(key, place, bytes)`. */
export const encryptedBytes = (name: string) => sealedColumn<Uint8Array>()(name);

const lookupColumn = customType<{ data: string; driverData: string }>({ dataType: () => "text" });
/** The look-up value beside an encrypted column: `keys.blindIndex("<table>.<column>", value)`. */
export const blindIndex = (name: string) => lookupColumn(name);

/** Milliseconds since the epoch. */
export const timestamp = (name: string) => integer(name);

/** How what stands in a column is protected there. */
export type Encryption = "sealed" | "lookup" | "plain";

export function encryptionOf(column: SQLiteColumn): Encryption {
  if (column.columnType !== "SQLiteCustomColumn") return "plain";
  return column.getSQLType() === "blob" ? "sealed" : "lookup";
}
