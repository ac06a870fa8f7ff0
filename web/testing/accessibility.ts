import axe, { type AxeResults } from "axe-core";
import type { Page } from "playwright-core";

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/**
 * Runs axe-core over the page as it is now.
 * @param within a CSS selector, to look at one part only
 * @throws Error with each violation's rule, element and cure
 */
export async function expectAccessible(page: Page, within?: string): Promise<void> {
  // Evaluated over the debugger, hence not stopped by the page's content security policy.
  await page.evaluate(axe.source);
  const { violations } = (await page.evaluate(
    ([selector, tags]) =>
      (globalThis as unknown as { axe: typeof axe }).axe.run(selector ?? document, {
        runOnly: { type: "tag", values: tags },
        // Tooltips and menus are placed at the end of the document, outside every landmark, and are tied to their trigger.
        rules: { region: { enabled: false } },
      }),
    [within, rules] as const,
  )) as AxeResults;
  if (violations.length === 0) return;
  const lines = violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}\n  ${node.html}\n  ${node.failureSummary ?? ""}`),
  );
  throw new Error(`${lines.length} accessibility violations on ${page.url()}:\n${lines.join("\n")}`);
}
