import type { Page } from "playwright-core";
import { type Heard, heardBy } from "./call-stats.ts";
import { until } from "./until.ts";

export const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name });
export const shows = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();
export const isQuiet = (page: Page) =>
  until("no call is shown", async () => (await page.getByRole("region", { name: /call/i }).count()) === 0);

/** Dismisses what is said after a call, so that the next test starts with an empty screen. */
export async function dismissCalls(pages: readonly Page[]): Promise<void> {
  for (const page of pages) {
    const dismiss = page.getByRole("region", { name: /call|device$/i }).getByRole("button", { name: "Dismiss" });
    // Some of it goes by itself, perhaps at this very moment.
    const first = dismiss.first();
    if (await dismiss.count()) await first.click({ timeout: 2_000 }).catch(() => undefined);
    await isQuiet(page);
  }
}

/** Each of them hears (or sees) more than before: media flows now, not only once. */
export async function expectMore(pages: readonly Page[], what: keyof Heard, count = 1): Promise<void> {
  for (const page of pages) {
    const before = (await heardBy(page))[what];
    await until(`${count} more ${what}`, async () => (await heardBy(page))[what] >= before + count);
  }
}

/** Of what one does with a call now and then. */
export async function chooseMore(page: Page, entry: string): Promise<void> {
  await button(page, /^More: /).click();
  await page.getByRole("menuitem", { name: entry }).click();
}
