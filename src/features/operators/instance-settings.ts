import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Config } from "../../platform/config/config.ts";
import type { InstanceSetting } from "../../protocol/operators.ts";

/** What is configured, without anything secret: whether there is a mail server, never its address with the password. */
export function instanceSettings({
  instance,
  server,
  mail,
  files,
  media,
  calls,
  relay,
  storage,
}: Config): InstanceSetting[] {
  return [
    { key: "name", value: instance.name, configured: "instance.name" },
    { key: "publicUrl", value: server.public_url, configured: "server.public_url" },
    { key: "signUp", value: instance.sign_up === "open", configured: "instance.sign_up" },
    { key: "termsVersion", value: instance.terms_version, configured: "instance.terms_version" },
    { key: "mail", value: mail.smtp_url !== undefined, configured: "mail.smtp_url" },
    { key: "scanner", value: files.clamd !== "off", configured: "files.clamd" },
    { key: "largestFile", value: files.max_bytes, configured: "files.max_bytes" },
    { key: "conferenceSize", value: media.max_participants, configured: "media.max_participants" },
    {
      key: "relays",
      value: calls.turn_urls.length || Number(relay.max_allocations > 0),
      configured: "calls.turn_urls",
    },
    { key: "database", value: storage.database_url === undefined, configured: "storage.database_url" },
  ];
}

/** Bytes of all files below a folder; what vanishes while it is counted counts nothing. */
export async function folderBytes(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  let bytes = 0;
  for (const entry of entries)
    if (entry.isFile())
      bytes += await stat(join(entry.parentPath, entry.name)).then(
        ({ size }) => size,
        () => 0,
      );
  return bytes;
}
