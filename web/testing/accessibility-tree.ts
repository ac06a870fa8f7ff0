import type { Page } from "playwright-core";

interface Node {
  readonly role?: { readonly value: string };
  readonly name?: { readonly value: string };
  readonly ignored: boolean;
  readonly backendDOMNodeId?: number;
  readonly properties?: readonly { readonly name: string; readonly value: { readonly value?: unknown } }[];
}

const controls = new Set(
  "button link textbox searchbox checkbox radio switch combobox listbox slider spinbutton tab menuitem option".split(
    " ",
  ),
);

/**
 * What a screen reader's user would stumble over on the page as it is now: controls without a name, and a page that has not
 * exactly one main part and one heading of the first order.
 * @returns a sentence for each; none: all is well
 */
export async function faultsOfTree(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = (await session.send("Accessibility.getFullAXTree")) as { nodes: readonly Node[] };
  await session.detach();
  const seen = nodes.filter(({ ignored }) => !ignored);
  const roleOf = ({ role }: Node) => role?.value ?? "";
  const property = ({ properties }: Node, wanted: string) =>
    properties?.find(({ name }) => name === wanted)?.value.value;
  const faults = seen
    .filter((node) => controls.has(roleOf(node)) && !node.name?.value.trim())
    .map((node) => `a ${roleOf(node)} has no name`);
  const mains = seen.filter((node) => roleOf(node) === "main").length;
  if (mains !== 1) faults.push(`${mains} main parts`);
  const titles = seen.filter((node) => roleOf(node) === "heading" && property(node, "level") === 1).length;
  if (titles !== 1) faults.push(`${titles} headings of the first order`);
  return faults.map((fault) => `${new URL(page.url()).pathname}: ${fault}`);
}

/** Where the keyboard stands: what it is, and whether it can be seen that it stands there. */
interface Stop {
  readonly what: string;
  readonly isSeen: boolean;
}

/**
 * Goes through a page that was just loaded by Tab, from its beginning until the focus leaves it or comes round.
 * @param most how many steps a page may take; more is a trap
 * @throws Error when it does not end
 */
export async function walkByTab(page: Page, most: number): Promise<Stop[]> {
  const stops: Stop[] = [];
  for (let step = 0; step < most; step += 1) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const { activeElement: at, body } = document;
      if (!at || at === body) return null;
      const first = !at.hasAttribute("data-walked");
      at.setAttribute("data-walked", "");
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(at);
      const around = at.closest("label, [data-focus]") ?? at.parentElement;
      const lookAround = around ? getComputedStyle(around) : null;
      const hasOutline = (style: string, width: string) => style !== "none" && Number.parseFloat(width) > 0;
      const box = at.getBoundingClientRect();
      return {
        what: `${at.tagName.toLowerCase()} “${(at.getAttribute("aria-label") ?? at.textContent ?? "").trim().slice(0, 60)}”`,
        isNew: first,
        isSeen:
          (hasOutline(outlineStyle, outlineWidth) ||
            boxShadow !== "none" ||
            (lookAround !== null &&
              (hasOutline(lookAround.outlineStyle, lookAround.outlineWidth) || lookAround.boxShadow !== "none"))) &&
          box.width > 0 &&
          box.height > 0,
      };
    });
    if (!stop?.isNew) return stops;
    stops.push({ what: stop.what, isSeen: stop.isSeen });
  }
  throw new Error(`Tab does not get round the page in ${most} steps; last: ${stops.at(-1)?.what}`);
}
