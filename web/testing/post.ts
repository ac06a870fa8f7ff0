import type { Page } from "playwright-core";

/** What the person of a page asks of the program, without the interface: to set a scene. */
export const post = (page: Page, path: string, body: object): Promise<{ id: string }> =>
  page.evaluate(
    async ([path, body]) => {
      const headers = { "content-type": "application/json" };
      return (await fetch(path, { method: "POST", headers, body: JSON.stringify(body) })).json();
    },
    [path, body] as const,
  );
