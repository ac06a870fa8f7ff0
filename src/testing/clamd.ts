import { appendFile, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The harmless file that every scanner must flag; put together here, so that no scanner flags this source. */
export const eicar = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}", "$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!", "$H+H*"].join("");

export interface TestClamd {
  /** `unix:…`, as the configuration wants it. */
  readonly address: string;
  /** Stops it as a crash would. */
  kill(): Promise<void>;
  /** Starts it again at the same address. */
  restart(): Promise<void>;
  /** Gets a signature of these bytes; returns once it finds them. */
  learn(name: string, bytes: Uint8Array): Promise<void>;
  /** It accepts connections, yet does nothing any more (SIGSTOP). */
  freeze(): void;
  thaw(): void;
  /** Ends it and removes its folder. */
  dispose(): Promise<void>;
}

export interface TestClamdOptions {
  /** clamd's own StreamMaxLength, in bytes. */
  readonly streamMaxBytes?: number;
  /** How much clamd unpacks of one archive (MaxScanSize and MaxFileSize), in bytes. */
  readonly unpackMaxBytes?: number;
}

/**
 * A real clamd with a database of one signature (EICAR), in its own folder. Needs Debian's `clamav-daemon`.
 * @throws Error when it is not installed or does not come up
 */
export async function startClamd(options: TestClamdOptions = {}): Promise<TestClamd> {
  const { streamMaxBytes = 1024 ** 3, unpackMaxBytes = 2_000_000_000 } = options;
  const folder = await mkdtemp(join(tmpdir(), "iris-clamd-"));
  const socket = join(folder, "clamd.sock");
  const database = join(folder, "test.ndb");
  await writeFile(database, `Eicar-Test:0:*:${Buffer.from(eicar).toString("hex")}\n`);
  const settings = {
    Foreground: "yes",
    DatabaseDirectory: folder,
    TemporaryDirectory: folder,
    LocalSocket: socket,
    StreamMaxLength: streamMaxBytes,
    MaxFileSize: unpackMaxBytes,
    MaxScanSize: unpackMaxBytes,
    // No end: a busy machine takes its time over 2 GB.
    MaxScanTime: 0,
    AlertExceedsMax: "yes",
    ConcurrentDatabaseReload: "yes",
  };
  const lines = Object.entries(settings).map(([key, value]) => `${key} ${value}\n`);
  const configuration = join(folder, "clamd.conf");
  await writeFile(configuration, lines.join(""));

  let daemon = await spawnClamd(configuration, socket);
  const kill = async () => {
    daemon.kill("SIGKILL");
    await daemon.exited;
    await rm(socket, { force: true });
  };
  return {
    address: `unix:${socket}`,
    kill,
    restart: async () => {
      daemon = await spawnClamd(configuration, socket);
    },
    learn: async (name, bytes) => {
      await appendFile(database, `${name}:0:*:${Buffer.from(bytes).toString("hex")}\n`);
      await kill();
      daemon = await spawnClamd(configuration, socket);
    },
    freeze: () => daemon.kill("SIGSTOP"),
    thaw: () => daemon.kill("SIGCONT"),
    dispose: async () => {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function spawnClamd(configuration: string, socket: string) {
  const path = Bun.which("clamd", { PATH: `${process.env.PATH}:/usr/sbin:/usr/local/sbin` });
  if (!path) throw new Error("clamd is not installed: apt-get install clamav-daemon");
  const daemon = Bun.spawn([path, "--config-file", configuration], { stdout: "ignore", stderr: "pipe" });
  const deadline = Date.now() + 20_000;
  while (!(await answersPing(socket))) {
    if (daemon.exitCode !== null || Date.now() > deadline) {
      daemon.kill("SIGKILL");
      throw new Error(`clamd did not come up: ${await new Response(daemon.stderr).text()}`);
    }
    await Bun.sleep(20);
  }
  return daemon;
}

/** Asks over a connection of the test's own: what is tested must not say whether the test may begin. */
function answersPing(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    Bun.connect({
      unix: socket,
      socket: {
        open: (connection) => void connection.write("zPING\0"),
        data: (connection, bytes) => {
          resolve(bytes.toString().startsWith("PONG"));
          connection.end();
        },
        close: () => resolve(false),
        error: () => resolve(false),
        connectError: () => resolve(false),
      },
    }).catch(() => resolve(false));
  });
}
