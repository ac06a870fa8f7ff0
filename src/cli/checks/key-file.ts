import { stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Config } from "../../platform/config/config.ts";
import { type Check, octal, type Verdict } from "./check.ts";

export const keyFile: Check = {
  name: "master key",
  run: async (config) => {
    if (config.keys.master_key) return { ok: true, detail: "comes from the environment" };
    if (config.keys.master_key_command) return { ok: true, detail: "comes from keys.master_key_command" };
    return checkKeyFile(keyFileOf(config), config.keys.master_key_file !== undefined);
  },
};

const keyFileOf = ({ keys, storage }: Config): string =>
  resolve(keys.master_key_file ?? join(storage.data, "master.key"));

/** @param isNamed by the configuration, rather than made on the first start */
export async function checkKeyFile(path: string, isNamed: boolean): Promise<Verdict> {
  const found = await stat(path).catch(() => undefined);
  if (!found) {
    if (!isNamed) return { ok: true, detail: `${path} will be made on the first start` };
    return { ok: false, detail: `${path} is not there`, cure: "restore it, or correct keys.master_key_file" };
  }
  if ((found.mode & 0o177) === 0) return { ok: true, detail: `${path} belongs to this user alone` };
  return { ok: false, detail: `${path} has the rights ${octal(found.mode)}`, cure: `chmod 600 ${path}` };
}
