import type { File, FileSort, ListedFile } from "../../protocol/files.ts";
import type { FilesDeps } from "./files.deps.ts";
import { type FileRow, filesOf, placesIn, receivedIn, usedBytesOf } from "./files.store.ts";
import { ownerKey, presentFile } from "./present-file.ts";

export interface FilesWanted {
  readonly accountId: string;
  readonly of: "own" | "received";
  readonly named?: string | undefined;
  readonly sort: FileSort;
  readonly skip: number;
  readonly limit: number;
}

export interface FilePage {
  readonly files: ListedFile[];
  readonly hasMore: boolean;
  readonly usedBytes: number;
  readonly mostBytes: number | null;
}

/** Names lie sealed, so that they are sorted and searched here; a person has some thousands of files at most. */
const mostListed = 10_000;

export async function listFiles(deps: FilesDeps, wanted: FilesWanted): Promise<FilePage> {
  const { accountId, skip, limit } = wanted;
  const seen = await deps.readableBy(accountId);
  const rows =
    wanted.of === "own"
      ? await filesOf(deps.db.reader, accountId, Number.MAX_SAFE_INTEGER, mostListed)
      : await receivedBy(deps, accountId, seen);
  // Each owner's key once: opening a name is then a matter of microseconds.
  for (const ownerId of new Set(rows.map(({ ownerId }) => ownerId))) await ownerKey(deps.keys, ownerId);
  const all = await Promise.all(rows.map((row) => presentFile(deps.keys, row)));
  const asked = folded(wanted.named ?? "");
  const found = all.filter(({ name }) => folded(name).includes(asked)).toSorted(orders[wanted.sort]);
  const page = found.slice(skip, skip + limit);
  const places = await placesIn(
    deps.db.reader,
    seen,
    page.map(({ fileId }) => fileId),
  );
  const placesOf = Map.groupBy(places, ({ fileId }) => fileId);
  return {
    files: page.map((file) => ({
      ...file,
      sharedIn: (placesOf.get(file.fileId) ?? []).map(({ conversationId }) => conversationId),
    })),
    hasMore: found.length > skip + limit,
    usedBytes: await usedBytesOf(deps.db.reader, accountId),
    mostBytes: (await deps.plans.limits(accountId)).storageBytes,
  };
}

async function receivedBy(
  { db, blockedWith }: FilesDeps,
  accountId: string,
  seen: Awaited<ReturnType<FilesDeps["readableBy"]>>,
): Promise<FileRow[]> {
  const blocked = await blockedWith(accountId);
  const received = await receivedIn(db.reader, accountId, seen, 0, mostListed);
  return received.map(({ file }) => file).filter(({ ownerId }) => !blocked.has(ownerId));
}

const folded = (text: string): string => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const names = new Intl.Collator("und", { numeric: true, sensitivity: "base" });

type Order = (a: File, b: File) => number;
const newest: Order = (a, b) => b.createdAt - a.createdAt;
const orders: Readonly<Record<FileSort, Order>> = {
  newest,
  name: (a, b) => names.compare(a.name, b.name) || newest(a, b),
  largest: (a, b) => b.sizeBytes - a.sizeBytes || newest(a, b),
};
