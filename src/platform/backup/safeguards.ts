import { rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

const done = z.object({ at: z.number(), isGood: z.boolean() }).nullable().default(null);
const record = z.object({ backup: done, restoreTest: done });
type SafeguardRecord = z.infer<typeof record>;

const fileIn = (data: string): string => join(data, "safeguards.json");

/** When commands on the machine last made a backup and tried one; they run beside the server, so that it lies in a file. */
async function readSafeguards(data: string): Promise<SafeguardRecord> {
  const parsed = record.safeParse(
    await Bun.file(fileIn(data))
      .json()
      .catch(() => ({})),
  );
  return parsed.success ? parsed.data : { backup: null, restoreTest: null };
}

export async function noteSafeguard(data: string, change: Partial<SafeguardRecord>): Promise<void> {
  const next = { ...(await readSafeguards(data)), ...change };
  const written = `${fileIn(data)}.new`;
  await writeFile(written, JSON.stringify(next), { mode: 0o600 });
  await rename(written, fileIn(data));
}

/** As the operator's page shows them. */
export const safeguardsIn = (data: string) =>
  (["backup", "restoreTest"] as const).map((kind) => async () => {
    const done = (await readSafeguards(data))[kind];
    return { kind, at: done?.at ?? null, isGood: done?.isGood ?? null, findings: null };
  });
