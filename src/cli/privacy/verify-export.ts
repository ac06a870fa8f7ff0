import { z } from "zod";
import { checkEntries, isFaultOfZip, openSignedZip } from "../../platform/zip/signed-zip.ts";
import { type Command, UsageError } from "../command.ts";

const about = z.object({ instance: z.string(), name: z.string(), createdAt: z.number() });
const published = z.object({ keys: z.array(z.object({ keyId: z.string() })) });

/** Needs neither an instance nor a network: everything that is checked is in the file, and in the keys one fetched before. */
export const privacyVerifyExport: Command = {
  name: "privacy verify-export",
  summary: "Check that an export of somebody's data is whole and unchanged since an instance signed it",
  words: ["FILE"],
  options: {
    keys: {
      value: "FILE",
      summary: "The instance's keys, saved from /.well-known/iris-signing-keys.json: checks who signed, too",
    },
  },
  run: async ({ words: [path = ""], options, say }) => {
    const source = await sourceOf(path);
    const trusted = options.keys === undefined ? undefined : await keysIn(options.keys);
    try {
      const zip = await openSignedZip(source, { format: "iris-export", purpose: "export", about });
      await checkEntries(source, zip);
      const { keyId } = zip.signature;
      if (trusted && !trusted.has(keyId)) {
        say(`FAIL  It was signed with the key ${keyId}, which is not one of those given.`);
        return 1;
      }
      const { name, instance, createdAt } = zip.about;
      say(`ok    ${zip.entries.size} files are whole and as they were signed.`);
      say(`ok    Data of ${name}, from ${instance}, ${new Date(createdAt).toISOString()}.`);
      say(
        trusted
          ? `ok    Signed with the key ${keyId}, one of those given.`
          : `      Signed with the key ${keyId}. Whose key that is, ${instance}/.well-known/iris-signing-keys.json says: save it and give it as --keys.`,
      );
      return 0;
    } catch (error) {
      if (!isFaultOfZip(error)) throw error;
      say(`FAIL  ${error.message}`);
      return 1;
    }
  },
};

async function sourceOf(path: string) {
  const file = Bun.file(path);
  if (!(await file.exists())) throw new UsageError(`There is no file "${path}".`);
  return { sizeBytes: file.size, read: (start: number, end: number) => file.slice(start, end).stream() };
}

async function keysIn(path: string): Promise<ReadonlySet<string>> {
  const file = Bun.file(path);
  if (!(await file.exists())) throw new UsageError(`There is no file "${path}".`);
  const keys = published.safeParse(await file.json().catch(() => undefined));
  if (!keys.success) throw new UsageError(`"${path}" holds no published keys of an Iris.`);
  return new Set(keys.data.keys.map(({ keyId }) => keyId));
}
