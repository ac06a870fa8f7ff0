import { readFileSync } from "node:fs";
import type axe from "axe-core";
import type { Page } from "playwright-core";

/** The short form: each page reads it anew. */
const source = readFileSync(Bun.resolveSync("axe-core/axe.min.js", import.meta.dir), "utf8");

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Placed at the end of the document, outside every landmark: whoever opens one gets there from its trigger. */
const tiedToTrigger = ["[role=menu]", "[role=listbox]", "[data-tooltip]"];

/**
 * Runs axe-core over the page as it is now.
 * @param within a CSS selector, to look at one part only
 * @throws Error with each violation's rule, element and cure
 */
export async function expectAccessible(page: Page, within?: string): Promise<void> {
  // Evaluated over the debugger, hence not stopped by the page's content security policy.
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(source);
  const { violations } = (await page.evaluate(
    async ([selector, tags, tied]) => {
      const { run } = (globalThis as unknown as { axe: typeof axe }).axe;
      // What still fades in has not its own colours yet.
      const passing = document
        .getAnimations()
        .filter(({ effect, playState }) => playState === "running" && effect?.getComputedTiming().endTime !== Infinity);
      await Promise.allSettled(passing.map(({ finished }) => finished));
      const include = selector === undefined ? [["html"]] : [[selector]];
      const all = await run(
        { include },
        {
          resultTypes: ["violations"],
          runOnly: { type: "tag", values: tags },
          rules: { region: { enabled: false } },
        },
      );
      if (selector !== undefined) return all;
      const exclude = tied.map((each) => [each]);
      const outside = await run(
        { include, exclude },
        { resultTypes: ["violations"], runOnly: { type: "rule", values: ["region"] } },
      );
      return { ...all, violations: [...all.violations, ...outside.violations] };
    },
    [within, rules, tiedToTrigger] as const,
  )) as axe.AxeResults;
  if (violations.length === 0) return;
  const lines = violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}\n  ${node.html}\n  ${node.failureSummary ?? ""}`),
  );
  throw new Error(`${lines.length} accessibility violations on ${page.url()}:\n${lines.join("\n")}`);
}
