import type { FileRow } from "./files.store.ts";

export interface Reader {
  readonly accountId: string;
  /** True when they are, now, a member of a conversation the file was shared into. */
  readonly isMember: boolean;
}

/** Owners see their file in every state; those it was shared with see it. Everyone else: not found. */
export const maySeeFile = (file: Pick<FileRow, "ownerId">, reader: Reader): boolean =>
  file.ownerId === reader.accountId || reader.isMember;

/** @param mostBytes of the owner's plan; null: no end */
export const fitsStorage = (takenBytes: number, sizeBytes: number, mostBytes: number | null): boolean =>
  mostBytes === null || takenBytes + sizeBytes <= mostBytes;

/** Bytes pass only after the scanner's verdict, for the owner too. */
export const mayReadBytes = (file: Pick<FileRow, "state">): boolean => file.state === "ready";
