import { createHash } from "node:crypto";
import { appendFile, mkdir, open, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { isSigned, type Signature, type SigningPurpose } from "../signing/signature.ts";
import type { Signing } from "../signing/signing.ts";

/** How far a chained log had come at a moment. */
export interface Head {
  readonly at: number;
  /** Entries up to here. */
  readonly number: number;
  /** Of the chain there, hex. */
  readonly hash: string;
  /** `2026-11-24`, where a log is kept by days. */
  readonly day?: string;
}

interface Line {
  readonly head: Head;
  /** SHA-256 of the line before, hex: a head that was taken out shows. */
  readonly before: string;
  readonly signature: Signature;
}

export interface HeadsRead {
  /** Oldest first, as far as each follows from the one before and is signed with a key of this instance. */
  readonly heads: readonly Head[];
  /** The line, from 1, that does not; null: none. */
  readonly brokenLine: number | null;
}

/** More than any line has. */
const tailBytes = 4_096;
const firstBefore = "0".repeat(64);
const hashOf = (line: string): string => createHash("sha256").update(line).digest("hex");
const bytesOf = ({ head, before }: Pick<Line, "head" | "before">) =>
  Buffer.from(JSON.stringify([before, head]), "utf8");

/**
 * Signed heads of a chained log, one a line, in a file apart from it: who cuts the log's end cannot make a head that says so.
 * The file can be copied elsewhere at any time; a head kept there is compared with `--head`.
 */
export function createSignedHeads({
  file,
  purpose,
  signing,
}: {
  readonly file: string;
  readonly purpose: Extract<SigningPurpose, "audit" | "access-log">;
  readonly signing: Pick<Signing, "sign" | "publicKeys">;
}) {
  const keyIdsOf = async () => new Set((await signing.publicKeys()).map(({ keyId }) => keyId));
  const isOurs = (line: Line | undefined, keyIds: ReadonlySet<string>): line is Line =>
    line !== undefined && keyIds.has(line.signature.keyId) && isSigned(purpose, bytesOf(line), line.signature);

  const lastLine = async (): Promise<string | undefined> => linesIn(await orNothing(endOf(file))).at(-1);

  return {
    /** The newest one; "broken" when it is not signed by this instance. Reads no more of the file than that. */
    async last(): Promise<Head | "broken" | undefined> {
      const text = await lastLine();
      if (text === undefined) return undefined;
      const line = parse(text);
      return isOurs(line, await keyIdsOf()) ? line.head : "broken";
    },
    async read(): Promise<HeadsRead> {
      const keyIds = await keyIdsOf();
      const heads: Head[] = [];
      let before = firstBefore;
      for (const [index, text] of linesIn(await orNothing(readFile(file, "utf8"))).entries()) {
        const line = parse(text);
        if (!isOurs(line, keyIds) || line.before !== before) return { heads, brokenLine: index + 1 };
        heads.push(line.head);
        before = hashOf(text);
      }
      return { heads, brokenLine: null };
    },
    async append(head: Head): Promise<void> {
      const last = await lastLine();
      const unsigned = { head, before: last === undefined ? firstBefore : hashOf(last) };
      const line: Line = { ...unsigned, signature: await signing.sign(purpose, bytesOf(unsigned)) };
      await mkdir(dirname(file), { recursive: true, mode: 0o700 });
      await appendFile(file, `${JSON.stringify(line)}\n`, { mode: 0o600, flush: true });
    },
  };
}

const linesIn = (text: string): string[] => text.split("\n").filter((line) => line !== "");

async function endOf(file: string): Promise<string> {
  const handle = await open(file, "r");
  try {
    const { size } = await handle.stat();
    const start = Math.max(0, size - tailBytes);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(size - start), 0, size - start, start);
    return buffer.toString("utf8", 0, bytesRead);
  } finally {
    await handle.close();
  }
}

const orNothing = (reading: Promise<string>): Promise<string> =>
  reading.catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });

function parse(text: string): Line | undefined {
  try {
    const line = JSON.parse(text) as Partial<Line>;
    return line.head && typeof line.before === "string" && line.signature ? (line as Line) : undefined;
  } catch {
    return undefined;
  }
}
