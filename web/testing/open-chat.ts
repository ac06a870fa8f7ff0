import type { Page } from "playwright-core";

/** As one does it: People, some letters of the name, the person, and "Chat". */
export async function openChat(page: Page, fullName: string): Promise<void> {
  await page.getByRole("navigation").getByRole("link", { name: "People", exact: true }).click();
  await page.getByRole("textbox", { name: "Find people" }).fill(fullName.slice(0, 3));
  await page.getByRole("link").filter({ hasText: fullName }).click();
  await page.getByRole("main").getByRole("button", { name: "Chat", exact: true }).click();
  await page.getByRole("textbox", { name: /^Message to/ }).waitFor();
}
