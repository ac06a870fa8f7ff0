import { createHash } from "node:crypto";
import { appendFile, mkdir, readdir, readFile, rm, truncate } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { deflateRaw, inflateRaw } from "node:zlib";
import type { DataKey, KeySubject, Place, Sealed } from "../crypto/keys.ts";
import { openBytes, sealBytes } from "../crypto/seal.ts";
import type { AccessEntry } from "./access-entry.ts";

const deflate = promisify(deflateRaw);
const inflate = promisify(inflateRaw);
const lengthBytes = 4;
const fileName = /^(\d{4}-\d{2}-\d{2})\.log$/;

/** How far a day's file has come. */
export interface DayState {
  readonly blocks: number;
  /** Over all blocks as they are stored, hex. */
  readonly hash: string;
}

export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
export const keyOf = (day: string): KeySubject => `system:access-log-${day}`;
export const firstState = (day: string): DayState => ({
  blocks: 0,
  hash: createHash("sha256").update(day).digest("hex"),
});
export const next = ({ blocks, hash }: DayState, sealed: Uint8Array): DayState => ({
  blocks: blocks + 1,
  hash: createHash("sha256").update(hash).update(sealed).digest("hex"),
});

/** A block moved to another place, or to another day, does not open there. */
const place = (day: string, number: number): Place => ({ table: "access_log", column: day, row: String(number) });

export async function sealBlock(key: DataKey, day: string, number: number, entries: readonly AccessEntry[]) {
  const text = entries.map((entry) => JSON.stringify(entry)).join("\n");
  return sealBytes(key, place(day, number), await deflate(text));
}

/** @throws CannotOpen when the block was changed or moved */
export async function openBlock(key: DataKey, day: string, number: number, sealed: Uint8Array): Promise<AccessEntry[]> {
  const packed = openBytes(key, place(day, number), sealed as Sealed<Uint8Array>);
  const text = (await inflate(packed)).toString("utf8");
  return text.split("\n").map((line) => JSON.parse(line) as AccessEntry);
}

/** The files of the log: one for each day (UTC), of blocks with their length before them. */
export function dayFiles(folder: string) {
  const fileOf = (day: string) => join(folder, `${day}.log`);
  return {
    /** Oldest first. */
    async days(): Promise<string[]> {
      const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
        if (error.code === "ENOENT") return [];
        throw error;
      });
      return names.flatMap((name) => fileName.exec(name)?.[1] ?? []).toSorted();
    },
    /** Its whole blocks, and how many bytes they take: what comes after was being written when the machine stopped. */
    async blocks(day: string): Promise<{ blocks: Uint8Array[]; bytes: number; isTorn: boolean }> {
      const file = await readFile(fileOf(day)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === "ENOENT") return Buffer.alloc(0);
        throw error;
      });
      const blocks: Uint8Array[] = [];
      let at = 0;
      while (at + lengthBytes <= file.length) {
        const end = at + lengthBytes + file.readUInt32BE(at);
        if (end > file.length) break;
        blocks.push(file.subarray(at + lengthBytes, end));
        at = end;
      }
      return { blocks, bytes: at, isTorn: at < file.length };
    },
    cutTo: (day: string, bytes: number): Promise<void> => truncate(fileOf(day), bytes),
    async append(day: string, sealed: Uint8Array): Promise<void> {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const framed = Buffer.alloc(lengthBytes + sealed.length);
      framed.writeUInt32BE(sealed.length);
      framed.set(sealed, lengthBytes);
      await appendFile(fileOf(day), framed, { mode: 0o600, flush: true });
    },
    remove: (day: string): Promise<void> => rm(fileOf(day), { force: true }),
  };
}
