/**
 * `package-lock.json` must install on every system, whatever system (and registry) it was last written with: npm leaves out
 * native packages that it could not see. Run after each `npm install`; `--check` only tells what is missing.
 */
import { join } from "node:path";

interface LockedPackage {
  version?: string;
  resolved?: string;
  dev?: boolean;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
}
interface Lockfile {
  packages: Record<string, LockedPackage>;
}

/** @returns what the lock file lacks, as entries to add */
export function missingNatives({ packages }: Lockfile): Record<string, LockedPackage> {
  const missing: Record<string, LockedPackage> = {};
  for (const [path, { optionalDependencies = {}, dev }] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      const isLocked = `node_modules/${name}` in packages || `${path}/node_modules/${name}` in packages;
      if (isLocked || !/^\d/.test(version)) continue;
      const system = systemOf(name);
      if (system) missing[`node_modules/${name}`] = { version, ...system, ...(dev && { dev }), optional: true };
    }
  }
  return missing;
}

/** @returns paths of entries that name the host they came from: another registry could not serve them */
export const boundToHost = ({ packages }: Lockfile): string[] =>
  Object.entries(packages).flatMap(([path, { resolved }]) => (resolved?.startsWith("http") ? [path] : []));

/** Reads the system a native package is for from its name, `…-linux-arm64-musl`. */
export function systemOf(name: string): Pick<LockedPackage, "os" | "cpu" | "libc"> | undefined {
  if (name.endsWith("wasm32-wasi")) return { cpu: ["wasm32"] };
  const parts = /(android|darwin|freebsd|netbsd|openbsd|openharmony|linux|win32)-([a-z0-9]+)(?:-([a-z]+))?$/.exec(name);
  if (!parts) return undefined;
  const [, os = "", cpu = "", abi] = parts;
  const libc = abi?.startsWith("musl") ? ["musl"] : os === "linux" && abi?.startsWith("gnu") ? ["glibc"] : undefined;
  return { os: [os], cpu: [cpu], ...(libc && { libc }) };
}

if (import.meta.main) {
  const path = join(import.meta.dir, "../package-lock.json");
  const lockfile: Lockfile = await Bun.file(path).json();
  const missing = missingNatives(lockfile);
  const bound = boundToHost(lockfile);
  if (process.argv.includes("--check")) {
    for (const entry of Object.keys(missing)) console.error(`missing: ${entry}`);
    for (const entry of bound) console.error(`bound to a host: ${entry}`);
    if (Object.keys(missing).length + bound.length > 0) {
      console.error("Run `bun scripts/lockfile.ts`.");
      process.exitCode = 1;
    }
  } else {
    for (const entry of bound) delete lockfile.packages[entry]?.resolved;
    const packages = Object.entries({ ...lockfile.packages, ...missing }).sort(([a], [b]) => (a < b ? -1 : 1));
    await Bun.write(path, `${JSON.stringify({ ...lockfile, packages: Object.fromEntries(packages) }, null, 2)}\n`);
    console.log(`${Object.keys(missing).length} native packages added, ${bound.length} hosts removed`);
  }
}
