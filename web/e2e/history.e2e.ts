import { afterAll, beforeAll, expect, test } from "bun:test";
import { resolve } from "node:path";
import type { CDPSession, Page } from "playwright-core";
import {
  type Browser,
  type Device,
  type Iris,
  newDevice,
  openBrowser,
  screenshot,
  startIris,
  until,
} from "../testing/iris.ts";

const minute = 60_000;
const messages = 100_000;
let iris: Iris;
let browser: Browser;
let reader: Device;

beforeAll(async () => {
  iris = await startIris();
  browser = await openBrowser();
  await iris.stop();
  const signIn = await seed(iris.data);
  await iris.restart();
  reader = await newDevice(iris, browser, signIn);
  await reader.page.getByRole("link").filter({ hasText: "Everybody" }).click();
  await reader.page.getByRole("article").first().waitFor();
}, 10 * minute);

afterAll(async () => {
  await browser?.[Symbol.asyncDispose]();
  await iris?.[Symbol.asyncDispose]();
});

/** Half of what is seeded goes to one bubble. @returns how its first member signs in */
async function seed(data: string): Promise<{ email: string; password: string }> {
  const command = ["scripts/seed.ts", "--people", "2", "--messages", String(2 * messages), "--data", data];
  const child = Bun.spawn([process.execPath, ...command], {
    cwd: resolve(import.meta.dir, "../.."),
    stdout: "pipe",
    stderr: "inherit",
  });
  const said = await new Response(child.stdout).text();
  const [, email = "", password = ""] = said.match(/Sign in as (\S+), password "([^"]+)"/) ?? [];
  if (!email) throw new Error(`seeding failed: ${said}`);
  return { email, password };
}

const log = (page: Page) => page.getByRole("log");
const scrollTo = (page: Page, share: number) =>
  log(page).evaluate((list, to) => {
    list.scrollTop = list.scrollHeight * to;
  }, share);
const isSettled = (page: Page) =>
  until("the messages in the middle are loaded", () =>
    log(page).evaluate((list) => {
      const box = list.getBoundingClientRect();
      const tops = [...list.querySelectorAll("[data-message-id]")].map((one) => one.getBoundingClientRect().top);
      // Those of the place before may still be there, out of sight.
      const isAt = (from: number, to: number) => tops.some((top) => top > box.top + from && top < box.top + to);
      return isAt(-200, 200) && isAt(200, box.height);
    }),
  );

/** Main-thread CPU of the page in ms: true also when other programs use the machine. */
async function cpuOf(session: CDPSession): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  return (metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0) * 1000;
}

test(
  "S17 of 100,000 messages that are scrolled past little is kept",
  async () => {
    const { page } = reader;
    const toNewest = page.getByRole("button", { name: /newest message|new messages/ });
    await toNewest.click();
    await toNewest.waitFor({ state: "hidden" });
    await isSettled(page);
    const session = await page.context().newCDPSession(page);
    await session.send("Performance.enable", { timeDomain: "threadTicks" });
    const box = await log(page).boundingBox();
    if (!box) throw new Error("the history is not shown");
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.evaluate(() => {
      const frames: number[] = [];
      let last = performance.now();
      const tick = (now: number) => {
        frames.push(now - last);
        last = now;
        requestAnimationFrame(tick);
      };
      requestAnimationFrame(tick);
      Object.assign(globalThis, { frames });
    });
    const before = await cpuOf(session);
    const turns = 150;
    for (let turn = 0; turn < turns; turn += 1) await page.mouse.wheel(0, -400);
    await until("it was scrolled", () => log(page).evaluate((list) => list.scrollHeight - list.scrollTop > 30_000));
    const cpuMs = (await cpuOf(session)) - before;
    const { frames, elements } = await page.evaluate(() => ({
      frames: (globalThis as unknown as { frames: number[] }).frames,
      elements: document.querySelectorAll("*").length,
    }));
    const long = frames.filter((ms) => ms > 50).length;
    // Said, not judged: how long a frame takes depends on the machine.
    console.log(
      `${frames.length} frames, ${(cpuMs / frames.length).toFixed(1)} ms CPU a frame, ${long} frames over 50 ms, ${elements} elements`,
    );
    expect(elements).toBeLessThan(1_500);
  },
  3 * minute,
);

test(
  "S17 any part of the history is one movement away",
  async () => {
    const { page } = reader;
    await scrollTo(page, 0);
    await page.getByText("created the bubble").waitFor();
    await scrollTo(page, 0.5);
    await isSettled(page);
    await screenshot(page, "history");
  },
  minute,
);

test(
  "what one looks at stays where it is while messages above it are loaded and measured",
  async () => {
    const { page } = reader;
    await scrollTo(page, 0.7);
    await isSettled(page);
    const worst = await log(page).evaluate(async (list) => {
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      let largest = 0;
      for (let step = 0; step < 60; step += 1) {
        const line = list.getBoundingClientRect().top + 200;
        const seen = [...list.querySelectorAll("[data-message-id]")].find(
          (article) => article.getBoundingClientRect().top > line,
        );
        const before = seen?.getBoundingClientRect().top ?? 0;
        list.scrollTop -= 120;
        await frame();
        await frame();
        const id = seen?.getAttribute("data-message-id");
        const after = list.querySelector(`[data-message-id="${id}"]`)?.getBoundingClientRect().top;
        largest = Math.max(largest, after === undefined ? Number.POSITIVE_INFINITY : Math.abs(after - before - 120));
      }
      return largest;
    });
    expect(worst).toBeLessThanOrEqual(1);
  },
  minute,
);

test(
  "a message that arrives while one reads far above does not move the view",
  async () => {
    const { page } = reader;
    const topOf = () =>
      log(page).evaluate((list) => {
        const first = list.querySelector("[data-message-id]");
        return { id: first?.getAttribute("data-message-id"), top: first?.getBoundingClientRect().top };
      });
    const before = await topOf();
    await page.evaluate(async () => {
      const id = location.pathname.split("/").at(-1);
      const body = JSON.stringify({ id: crypto.randomUUID().replaceAll("-", "").slice(0, 21), text: "from elsewhere" });
      await fetch(`/api/conversations/${id}/messages`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body,
      });
    });
    await page.getByRole("link").filter({ hasText: "from elsewhere" }).waitFor();
    expect(await topOf()).toEqual(before);
  },
  minute,
);
