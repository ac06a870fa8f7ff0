import type { Tx } from "../../platform/storage/database.ts";
import type { FilesDeps } from "./files.deps.ts";
import type { FileRow } from "./files.store.ts";

type Recipients = Awaited<ReturnType<FilesDeps["operators"]>>;

/** Tells the operators; neither the file's name nor the person's is theirs to read. */
export async function mailInfected(
  { mail, config }: Pick<FilesDeps, "mail" | "config">,
  tx: Tx,
  { id: fileId, ownerId: uploaderId }: FileRow,
  threat: string,
  recipients: Recipients,
): Promise<void> {
  const data = { instanceName: config.instance.name, fileId, uploaderId, threat };
  for (const { email, language } of recipients) {
    await mail.send(tx, { to: email, language, template: "infectedFile", data });
  }
}
