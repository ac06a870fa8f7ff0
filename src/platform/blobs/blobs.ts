import { existsSync } from "node:fs";
import { mkdir, rm, statfs } from "node:fs/promises";
import { join } from "node:path";
import { nanoid } from "nanoid";
import { KeyGone } from "../crypto/errors.ts";
import type { Keys } from "../crypto/keys.ts";
import { type BlobAppender, openAppender } from "./blob-appender.ts";
import { openBlob, type StoredBlob } from "./blob-reader.ts";
import { type BlobWriter, createBlobWriter } from "./blob-writer.ts";

/** What is stored for one file: its bytes, and what was made of them. All of it is under the file's own key. */
export type BlobPart = "content" | "preview";
const parts: readonly BlobPart[] = ["content", "preview"];

/** Encrypted bytes on disk; each file has a key of its own (`file:<id>`). */
export interface Blobs {
  /** Removes what writings that never ended have left. Before the first write. */
  start(): Promise<void>;
  /**
   * Nothing is to be read before the writer's commit; that replaces what was there. Content makes the file's key when it has
   * none; a preview does not, so that none outlives a file that was destroyed meanwhile.
   * @throws KeyGone
   */
  write(fileId: string, part: BlobPart): Promise<BlobWriter>;
  /**
   * Content that comes in parts: opens what there is of it, or begins. One appender of a file at a time. Nothing of it is to be
   * read as a blob before the commit.
   * @param isAtomic true: this part counts whole or not at all
   * @throws KeyGone, BlobDamaged, DiskFull
   */
  append(fileId: string, isAtomic?: boolean): Promise<BlobAppender>;
  /** Bytes of the disk that are free for this program. */
  freeBytes(): Promise<number>;
  /** @returns undefined when nothing is stored, or its key was destroyed. @throws BlobDamaged */
  open(fileId: string, part: BlobPart): Promise<StoredBlob | undefined>;
  /** Destroys the file's key and removes its bytes: copies elsewhere are unreadable from then on. Idempotent. */
  destroy(fileId: string): Promise<void>;
}

/** @param folder `<data>/blobs`; made when it is not there */
export function createBlobs(folder: string, keys: Keys): Blobs {
  const temporary = join(folder, "incoming");
  const nameOf = (fileId: string, part: BlobPart) => `${fileId}/${part}`;
  const pathOf = (fileId: string, part: BlobPart) => {
    // Ids are told apart by case, some file systems' names are not.
    const name = Buffer.from(fileId, "utf8").toString("hex");
    return join(folder, name.slice(-2), `${name}.${part}`);
  };
  return {
    async start() {
      if (existsSync(temporary)) await rm(temporary, { recursive: true, force: true });
    },
    async write(fileId, part) {
      const key = await keys[part === "content" ? "create" : "get"](`file:${fileId}`);
      return await createBlobWriter(key, nameOf(fileId, part), join(temporary, nanoid()), pathOf(fileId, part));
    },
    async append(fileId, isAtomic = false) {
      const target = pathOf(fileId, "content");
      const place = {
        ...{ name: nameOf(fileId, "content"), target, part: `${target}.part`, kept: `${target}.kept` },
        key: await keys.create(`file:${fileId}`),
      };
      return await openAppender(place, isAtomic);
    },
    async freeBytes() {
      await mkdir(folder, { recursive: true });
      const { bavail, bsize } = await statfs(folder);
      return bavail * bsize;
    },
    async open(fileId, part) {
      try {
        const key = await keys.get(`file:${fileId}`);
        return await openBlob(key, nameOf(fileId, part), pathOf(fileId, part));
      } catch (error) {
        const isMissing = error instanceof Error && "code" in error && error.code === "ENOENT";
        if (isMissing || error instanceof KeyGone) return undefined;
        throw error;
      }
    },
    async destroy(fileId) {
      await keys.destroy(`file:${fileId}`);
      const content = pathOf(fileId, "content");
      const unfinished = ["part", "kept", "kept.next"].map((ending) => `${content}.${ending}`);
      for (const path of [...parts.map((part) => pathOf(fileId, part)), ...unfinished]) await rm(path, { force: true });
    },
  };
}
