import { join } from "node:path";

const root = join(import.meta.dir, "..", "..");

/** What runs: the executable named by `IRIS_BINARY`, or the source. */
const program = (): string[] =>
  process.env.IRIS_BINARY === undefined ? [process.execPath, join(root, "src", "main.ts")] : [process.env.IRIS_BINARY];

export interface ServerProcess {
  readonly url: string;
  readonly pid: number;
  /** `kill -9`: nothing is flushed, nobody is told. */
  kill(): Promise<void>;
  /** The orderly way. */
  stop(): Promise<void>;
}

/** Starts the real program as a process of its own on a free port; resolves once it listens. */
export async function startServer(data: string, env: Record<string, string> = {}): Promise<ServerProcess> {
  const child = Bun.spawn([...program(), "serve", "--data", data, "--port", "0"], {
    cwd: data,
    env: {
      PATH: process.env.PATH,
      IRIS_SERVER_HOST: "127.0.0.1",
      IRIS_FILES_CLAMD: "off",
      IRIS_MEDIA_UDP_PORT: "0",
      // Nobody waits for a bucket in a test that is not about buckets.
      IRIS_SERVER_RATE_LIMIT_FACTOR: "1000000",
      ...env,
    },
    stdout: "pipe",
    stderr: "pipe",
  });
  const url = await listeningAt(child.stdout);
  if (url === undefined) throw new Error(`the server did not start: ${await new Response(child.stderr).text()}`);
  const end = async (signal: "SIGKILL" | "SIGTERM") => {
    child.kill(signal);
    await child.exited;
  };
  return { url, pid: child.pid, kill: () => end("SIGKILL"), stop: () => end("SIGTERM") };
}

/** Reads the program's output, to the end of its life: a full pipe would stop it. */
function listeningAt(output: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<string | undefined> {
  const { promise, resolve } = Promise.withResolvers<string | undefined>();
  const read = async () => {
    let text = "";
    for await (const chunk of output.pipeThrough(new TextDecoderStream())) {
      if (text.length > 10_000) continue;
      text += chunk;
      const url = /Iris runs at (http\S+)/.exec(text)?.[1];
      if (url !== undefined) resolve(url);
    }
    resolve(undefined);
  };
  void read();
  return promise;
}
