import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Page } from "playwright-core";

const folder = resolve(import.meta.dir, "../../dist/screenshots");

/**
 * Keeps a picture for people to look at: `dist/screenshots/<name>-<width>x<height>-<theme>.png`. Where all tests run in a row
 * (`scripts/test`) nobody looks, and a minute is saved.
 */
export async function screenshot(page: Page, name: string): Promise<void> {
  if (process.env.CI === "true") return;
  await mkdir(folder, { recursive: true });
  const { width, height, theme } = await page.evaluate(() => ({
    width: innerWidth,
    height: innerHeight,
    theme: matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light",
  }));
  const path = join(folder, `${name}-${width}x${height}-${theme}.png`);
  await page.screenshot({ path, animations: "disabled" });
}
