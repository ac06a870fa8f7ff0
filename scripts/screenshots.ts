/** Takes the pictures of docs/screenshots/ from `dist/iris` on the demo's data: `bun scripts/screenshots.ts`. */
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { configSchema } from "../src/platform/config/config.ts";
import { sessionCookieName } from "../src/platform/http/session-cookie.ts";
import { startServer } from "../src/testing/server-process.ts";
import { openBrowser } from "../web/testing/browser.ts";
import { demoAddress, seedDemo } from "./seeding/demo.ts";
import { seedPassword } from "./seeding/seeder.ts";

const root = join(import.meta.dir, "..");
const pictures = [
  { name: "bubble", who: "Ada", theme: "light", size: { width: 1280, height: 800 } },
  { name: "bubble-dark", who: "Ada", theme: "dark", size: { width: 1280, height: 800 } },
  { name: "bubble-phone", who: "Hélène", theme: "light", size: { width: 390, height: 844 } },
] as const;

const data = await mkdtemp(join(tmpdir(), "iris-screenshots-"));
await seedDemo(configSchema.parse({ storage: { data } }));
process.env.IRIS_BINARY ??= join(root, "dist/iris");
const server = await startServer(data);
const browser = await openBrowser();
try {
  await mkdir(join(root, "docs/screenshots"), { recursive: true });
  for (const { name, who, theme, size } of pictures) {
    const context = await browser.newContext({
      baseURL: server.url,
      colorScheme: theme,
      viewport: size,
      locale: who === "Hélène" ? "fr-FR" : "en-GB",
    });
    await context.addCookies([
      {
        name: sessionCookieName,
        value: await signIn(who),
        url: server.url.replace("http:", "https:"),
        secure: true,
        httpOnly: true,
      },
    ]);
    const page = await context.newPage();
    await page.goto("/");
    await page.getByText("Spring collection").first().click();
    await page.getByText("Lumen it is").last().waitFor();
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: join(root, "docs/screenshots", `${name}.png`), animations: "disabled" });
    await context.close();
  }
} finally {
  await browser.close();
  await server.stop();
  await rm(data, { recursive: true, force: true });
}

async function signIn(first: string): Promise<string> {
  const answer = await fetch(`${server.url}/api/sign-in`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email: demoAddress(first), password: seedPassword }),
  });
  const cookie = answer.headers.getSetCookie().find((one) => one.startsWith(`${sessionCookieName}=`));
  if (!cookie) throw new Error(`${first} could not sign in: ${answer.status}`);
  return cookie.slice(sessionCookieName.length + 1).split(";")[0] ?? "";
}
