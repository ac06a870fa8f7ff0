import { join } from "node:path";
import { openBrowser } from "../../web/testing/browser.ts";

interface Measured {
  readonly name: string;
  readonly size: number;
  readonly overhead: number;
  readonly sealUs: number;
  readonly openUs: number;
}

/** What sealing costs per frame in a worker of Chromium, from asking to having it: the browser's cryptography is asynchronous. */
export async function runSealing(): Promise<void> {
  const built = await Bun.build({ entrypoints: [join(import.meta.dir, "sealing-process.ts")], target: "browser" });
  const script = await built.outputs[0]?.text();
  const server = Bun.serve({
    port: 0,
    fetch: ({ url }) =>
      url.endsWith(".js")
        ? new Response(script, { headers: { "content-type": "text/javascript" } })
        : new Response("<!doctype html>", { headers: { "content-type": "text/html" } }),
  });
  try {
    await using browser = await openBrowser({ optimises: true });
    const page = await browser.newPage();
    // Cryptography needs a secure context, which this name is.
    await page.goto(`http://localhost:${server.port}/`);
    const measured = await page.evaluate(
      () =>
        new Promise<Measured[]>((resolve, reject) => {
          const all: Measured[] = [];
          const worker = new Worker("/worker.js", { type: "module" });
          worker.onerror = ({ message }) => reject(new Error(message));
          worker.onmessage = ({ data }: MessageEvent<Measured | null>) => (data ? all.push(data) : resolve(all));
        }),
    );
    for (const { name, size, overhead, sealUs, openUs } of measured)
      console.log(
        `${name} (${size} bytes): sealed in ${sealUs.toFixed(0)} µs, opened in ${openUs.toFixed(0)} µs, ${overhead} bytes more`,
      );
  } finally {
    await server.stop(true);
  }
}
