import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { downloadFile } from "../../src/protocol/files.ts";
import { startClamd } from "../../src/testing/clamd.ts";
import { Client } from "../../src/testing/client.ts";
import { announce, sendPart, settled, uploadReady } from "../../src/testing/upload.ts";
import { type IrisSystem, startIris } from "../bench-chat/iris.ts";

const megabyte = 1_000_000;
const blockBytes = 1024 ** 2;
const sampleMs = 50;

/**
 * One file of that many bytes through the executable and a real clamd, and back: what the server's memory rises by on the way,
 * over what it held after a small file had gone the same way.
 */
export async function runFiles(gigabytes: number): Promise<void> {
  const bytes = Math.round(gigabytes * 1e9);
  const folder = await mkdtemp(join(tmpdir(), "iris-bench-files-"));
  const film = join(folder, "film.bin");
  const sent = await writeFilm(film, bytes);
  const scannerMost = 2_100_000_000;
  const clamd = await startClamd({ streamMaxBytes: scannerMost, unpackMaxBytes: scannerMost });
  const iris = await startIris(1, { IRIS_FILES_CLAMD: clamd.address });
  try {
    const ada = Object.assign(new Client(iris.url), { cookie: iris.people[0]?.cookie ?? "" });
    await uploadReady(ada, randomBytes(megabyte));
    await Bun.sleep(2_000);
    const atRest = iris.residentMib();
    console.log(`${bytes / megabyte} MB on ${cpus().length} × ${cpus()[0]?.model ?? "?"}; at rest ${mib(atRest)}`);

    const fileId = await announce(ada, new Uint8Array(), { announcedBytes: bytes, name: "film.bin" });
    const measure = (name: string, act: () => Promise<unknown>) => measured(iris, atRest, bytes, name, act);
    await measure("uploaded, encrypted and streamed to the scanner", () => sendPart(ada, fileId, Bun.file(film)));
    await measure("verdict", async () => {
      const { state } = await settled(ada, fileId);
      if (state !== "ready") throw new Error(`the file is ${state}`);
    });
    const received = createHash("sha256");
    await measure("downloaded", async () => {
      const answer = await ada.send(downloadFile, { params: { fileId } });
      for await (const chunk of answer.body ?? []) received.update(chunk);
    });
    if (sent !== received.digest("hex")) throw new Error("other bytes came back");
    console.log("what came back is what was sent");
  } finally {
    await iris.stop();
    await clamd.dispose();
    await rm(folder, { recursive: true, force: true });
  }
}

const mib = (value: number) => `${value.toFixed(0)} MiB`;

async function measured(
  iris: IrisSystem,
  atRest: number,
  bytes: number,
  name: string,
  act: () => Promise<unknown>,
): Promise<void> {
  let most = 0;
  const sampling = setInterval(() => {
    most = Math.max(most, iris.residentMib());
  }, sampleMs);
  const [from, cpuFrom] = [performance.now(), iris.cpuSec()];
  await act().finally(() => clearInterval(sampling));
  const sec = (performance.now() - from) / 1000;
  const rise = Math.max(most, iris.residentMib()) - atRest;
  const rate = bytes / megabyte / sec;
  const cpu = iris.cpuSec() - cpuFrom;
  console.log(`${name}: ${sec.toFixed(1)} s (${rate.toFixed(0)} MB/s), CPU ${cpu.toFixed(1)} s, rise ${mib(rise)}`);
}

/** A file in which no block repeats another. @returns its digest */
async function writeFilm(path: string, bytes: number): Promise<string> {
  const hash = createHash("sha256");
  const writer = Bun.file(path).writer();
  const block = randomBytes(blockBytes);
  for (let made = 0; made < bytes; made += blockBytes) {
    block.writeUInt32LE(made / blockBytes, 0);
    const piece = block.subarray(0, bytes - made);
    hash.update(piece);
    writer.write(piece);
    await writer.flush();
  }
  await writer.end();
  return hash.digest("hex");
}
