import { mkdtemp, rm } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext } from "playwright-core";
import { signIn } from "../../src/protocol/accounts.ts";
import { listConversations } from "../../src/protocol/conversations.ts";
import { Client } from "../../src/testing/client.ts";
import { type ServerProcess, startServer } from "../../src/testing/server-process.ts";
import { type Browser, openBrowser } from "../../web/testing/browser.ts";
import { type Filled, fillConversations } from "../bench-search/fill-conversations.ts";
import { median } from "../bench-start/run-start.ts";

const conversations = 200;
const messages = 2_000;
const sessionCookie = "__Host-iris";

interface Opening {
  /** From the navigation until a row of the list stands there and a click on it would be heard. */
  readonly ms: number;
  readonly scripts: number;
  readonly scriptBytes: number;
  readonly sentBytes: number;
}

/**
 * How long the executable takes to show somebody their 200 conversations in Chromium: in a browser that has never been here
 * (an empty cache each time), and in one that has.
 */
export async function runOpening(runs: number): Promise<void> {
  const data = await mkdtemp(join(tmpdir(), "iris-bench-"));
  try {
    const filled = await fillConversations(data, messages, conversations);
    const server = await startServer(data);
    await using browser = await openBrowser();
    await measureServer(server, filled, runs);
    const session = await signedIn(server, filled);
    // What the program itself does for the first time is not measured.
    await open(await newContext(browser, server, session));
    const first: Opening[] = [];
    const again: Opening[] = [];
    for (let run = 0; run < runs; run++) {
      first.push(await open(await newContext(browser, server, session)));
      const context = await newContext(browser, server, session, "allow");
      await open(context, "stays");
      again.push(await open(context));
    }
    const [{ scripts, scriptBytes, sentBytes } = { scripts: 0, scriptBytes: 0, sentBytes: 0 }] = first;
    console.log(`${runs} runs on ${cpus().length} × ${cpus()[0]?.model ?? "?"}, from the navigation to a usable list:`);
    console.log(`  never been here: ${summary(first)}`);
    console.log(`  been here before: ${summary(again)}`);
    console.log(
      `  ${scripts} scripts before the list: ${kb(scriptBytes)} kB of JavaScript, ${kb(sentBytes)} kB as sent (brotli)`,
    );
    await server.stop();
  } finally {
    await rm(data, { recursive: true, force: true });
  }
}

async function measureServer(server: ServerProcess, filled: Filled, runs: number): Promise<void> {
  const viewer = new Client(server.url);
  await viewer.call(signIn, { body: { email: filled.viewerEmail, password: filled.password } });
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const from = performance.now();
    await viewer.call(listConversations, {});
    times.push(performance.now() - from);
  }
  console.log(
    `GET /api/conversations with ${conversations} bubbles: median ${median(times.sort(ascending)).toFixed(1)} ms`,
  );
}

/** @returns the cookie's value */
async function signedIn({ url }: ServerProcess, { viewerEmail: email, password }: Filled): Promise<string> {
  const answer = await fetch(`${url}/api/sign-in`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url },
    body: JSON.stringify({ email, password }),
  });
  const cookie = answer.headers.getSetCookie().find((set) => set.startsWith(`${sessionCookie}=`));
  const value = cookie?.slice(sessionCookie.length + 1).split(";")[0];
  if (value === undefined) throw new Error(`nobody could sign in: ${answer.status} ${await answer.text()}`);
  return value;
}

async function newContext(
  browser: Browser,
  { url }: ServerProcess,
  session: string,
  serviceWorkers: "allow" | "block" = "block",
): Promise<BrowserContext> {
  const baseURL = url.replace("127.0.0.1", "localhost");
  const context = await browser.newContext({ baseURL, viewport: { width: 1440, height: 900 }, serviceWorkers });
  const address = baseURL.replace("http:", "https:");
  await context.addCookies([{ name: sessionCookie, value: session, url: address, secure: true, httpOnly: true }]);
  return context;
}

/** Opens the start page in a new tab; without "stays" the browser profile is thrown away afterwards. */
async function open(context: BrowserContext, after?: "stays"): Promise<Opening> {
  const page = await context.newPage();
  // In the page itself: asking from outside would cost time of its own.
  await page.addInitScript(() => {
    const watch = () => {
      if (document.querySelector("[data-conversation] a") === null) return void requestAnimationFrame(watch);
      // Drawn, not only made.
      requestAnimationFrame(() => setTimeout(() => performance.mark("usable")));
    };
    requestAnimationFrame(watch);
  });
  await page.goto("/", { waitUntil: "commit" });
  await page.waitForFunction(() => performance.getEntriesByName("usable").length > 0);
  const opening = await page.evaluate(() => {
    const ms = performance.getEntriesByName("usable")[0]?.startTime ?? Number.NaN;
    const resources = performance.getEntriesByType("resource") as PerformanceResourceTiming[];
    const scripts = resources.filter(({ name, responseEnd }) => name.endsWith(".js") && responseEnd < ms);
    const sum = (sizes: number[]) => sizes.reduce((all, one) => all + one, 0);
    return {
      ms,
      scripts: scripts.length,
      scriptBytes: sum(scripts.map(({ decodedBodySize }) => decodedBodySize)),
      sentBytes: sum(scripts.map(({ encodedBodySize }) => encodedBodySize)),
    };
  });
  if (after === "stays") {
    await page.evaluate(async () => void (await navigator.serviceWorker.ready));
    await page.close();
  } else await context.close();
  return opening;
}

function summary(openings: readonly Opening[]): string {
  const times = openings.map(({ ms }) => ms).sort(ascending);
  const at = (index: number) => (times.at(index) ?? Number.NaN).toFixed(0);
  return `median ${median(times).toFixed(0)} ms, fastest ${at(0)}, slowest ${at(-1)}`;
}

const ascending = (a: number, b: number): number => a - b;
const kb = (bytes: number): string => (bytes / 1000).toFixed(0);
