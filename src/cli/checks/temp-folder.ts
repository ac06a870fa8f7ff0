import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Check, codeOf, type Verdict } from "./check.ts";

/** The database engine is unpacked there and loaded as code, so the folder must allow both. */
export const tempFolder: Check = {
  name: "temporary folder",
  run: () => checkTempFolder(process.env.BUN_TMPDIR ?? tmpdir()),
};

export async function checkTempFolder(folder: string): Promise<Verdict> {
  const cure = "set BUN_TMPDIR to a folder that is writable and on a file system mounted without noexec";
  let probe: string;
  try {
    probe = await mkdtemp(join(folder, "iris-doctor-"));
  } catch (error) {
    return { ok: false, detail: `${folder} cannot be written to (${codeOf(error)})`, cure };
  }
  try {
    const script = join(probe, "probe");
    await writeFile(script, "#!/bin/sh\nexit 0\n", { mode: 0o700 });
    const exitCode = await Bun.spawn([script], { stdio: ["ignore", "ignore", "ignore"] }).exited;
    if (exitCode === 0) return { ok: true, detail: `${folder} is writable and executable` };
    return { ok: false, detail: `a program in ${folder} ended with ${exitCode}`, cure };
  } catch (error) {
    return { ok: false, detail: `${folder} does not run programs (${codeOf(error)})`, cure };
  } finally {
    await rm(probe, { recursive: true, force: true });
  }
}
