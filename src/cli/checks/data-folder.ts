import { access, constants, readdir, stat, statfs } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { type Check, codeOf, octal, type Verdict } from "./check.ts";

const gibibyte = 1024 ** 3;

export const dataFolder: Check = {
  name: "data folder",
  run: ({ storage }) => checkDataFolder(storage.data),
};

export const diskSpace: Check = {
  name: "disk space",
  run: ({ storage }) => checkDiskSpace(storage.data, gibibyte),
};

export const clock: Check = {
  name: "clock",
  run: ({ storage }) => checkClock(storage.data, Date.now()),
};

export async function checkDataFolder(folder: string): Promise<Verdict> {
  const path = resolve(folder);
  const existing = await nearestExisting(path);
  try {
    await access(existing, constants.W_OK | constants.X_OK);
  } catch (error) {
    const cure = `give this user the folder (chown), or choose another in storage.data`;
    return { ok: false, detail: `${existing} cannot be written to (${codeOf(error)})`, cure };
  }
  if (existing !== path) return { ok: true, detail: `${path} will be made on the first start` };
  const { mode } = await stat(path);
  if ((mode & 0o077) !== 0) {
    const detail = `${path} can be read by other users of this machine (${octal(mode)})`;
    return { ok: false, detail, cure: `chmod 700 ${path}` };
  }
  return { ok: true, detail: `${path} belongs to this user alone` };
}

export async function checkDiskSpace(folder: string, leastBytes: number): Promise<Verdict> {
  const { bavail, bsize } = await statfs(await nearestExisting(resolve(folder)));
  const gibibytes = `${((bavail * bsize) / gibibyte).toFixed(1)} GiB free`;
  if (bavail * bsize >= leastBytes) return { ok: true, detail: gibibytes };
  return { ok: false, detail: gibibytes, cure: "make room, or move storage.data to a larger disk" };
}

/** A clock that runs behind breaks sign-in, certificates and the order of messages. */
export async function checkClock(folder: string, now: number): Promise<Verdict> {
  const cure = "set the clock, and keep it right with NTP (systemd-timesyncd, chrony)";
  // This version was not there before.
  if (now < Date.UTC(2026, 10, 1)) return { ok: false, detail: `it is not ${new Date(now).toISOString()}`, cure };
  const names = await readdir(folder).catch(() => []);
  const written = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).mtimeMs));
  const newest = Math.max(0, ...written);
  if (newest > now + 60_000) {
    const detail = `the data was last written in the future, on ${new Date(newest).toISOString()}`;
    return { ok: false, detail, cure };
  }
  return { ok: true, detail: new Date(now).toISOString() };
}

async function nearestExisting(path: string): Promise<string> {
  for (let candidate = path; ; candidate = dirname(candidate)) {
    const found = await stat(candidate).catch(() => undefined);
    if (found || candidate === dirname(candidate)) return candidate;
  }
}
