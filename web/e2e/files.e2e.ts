import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { createHash, randomBytes } from "node:crypto";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { eicar, startClamd, type TestClamd } from "../../src/testing/clamd.ts";
import {
  type Browser,
  expectAccessible,
  type Iris,
  newDevice,
  newPerson,
  openBrowser,
  type Person,
  phoneViewport,
  screenshot,
  startIris,
  until,
} from "../testing/iris.ts";
import { openChat } from "../testing/open-chat.ts";
import { film, redPdf, rising, stripes } from "../testing/sample-files.ts";

const minute = 60_000;
let folder: string;
let clamd: TestClamd;
let iris: Iris;
let browser: Browser;
let ada: Person;
let bob: Person;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "iris-files-e2e-"));
  clamd = await startClamd();
  iris = await startIris({ clamd: clamd.address });
  browser = await openBrowser();
  ada = await newPerson(iris, browser, "ada");
  bob = await newPerson(iris, browser, "bob");
}, 3 * minute);

afterAll(async () => {
  await browser?.[Symbol.asyncDispose]();
  await iris?.[Symbol.asyncDispose]();
  await clamd?.dispose();
  await rm(folder, { recursive: true, force: true });
});

const pending = (page: Page) => page.getByRole("list", { name: "Files on their way" });
const attach = async (page: Page, name: string, bytes: Uint8Array): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, bytes);
  await page.getByLabel("Attach files").first().setInputFiles(path);
  return path;
};
const hash = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const fileCard = (page: Page, name: string) => page.getByRole("link", { name: new RegExp(`^${name}.*Download$`) });
async function saved(page: Page, name: string): Promise<Buffer> {
  const download = page.waitForEvent("download");
  await fileCard(page, name).click();
  return await readFile(await (await download).path());
}

describe("S24 a file in a chat", () => {
  test(
    "S24 ada attaches a large file: it shows its progress and becomes a message",
    async () => {
      await openChat(ada.page, "Bob Kahn");
      // Slow enough a line for the progress to be seen.
      const line = await ada.context.newCDPSession(ada.page);
      const slow = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 4_000_000 };
      await line.send("Network.enable");
      await line.send("Network.emulateNetworkConditions", slow);

      const bytes = randomBytes(12_000_000);
      await attach(ada.page, "measurements.bin", bytes);
      const bar = pending(ada.page).getByRole("progressbar", { name: "Upload of measurements.bin" });
      await bar.waitFor();
      await until("part of it is sent", async () => {
        const percent = Number(await bar.getAttribute("aria-valuenow"));
        return percent > 0 && percent < 100;
      });
      await fileCard(ada.page, "measurements.bin").waitFor();
      await pending(ada.page).waitFor({ state: "detached" });
      await line.send("Network.emulateNetworkConditions", { ...slow, uploadThroughput: -1 });
      await bob.page.getByRole("link").filter({ hasText: "Ada Lovelace" }).click();
      expect(hash(await saved(bob.page, "measurements.bin"))).toBe(hash(bytes));
    },
    2 * minute,
  );

  test(
    "S24 bob sees a picture small, in room that was kept for it, opens it, and downloads the very bytes",
    async () => {
      const picture = stripes(2400, 1600);
      await attach(ada.page, "sunset.png", picture);
      const preview = bob.page.getByRole("button", { name: "Show sunset.png" });
      await preview.waitFor();
      const image = preview.getByRole("img");
      await until("the preview is there", () => image.evaluate((node: HTMLImageElement) => node.naturalWidth > 0));
      expect(await image.evaluate((node: HTMLImageElement) => [node.naturalWidth, node.naturalHeight])).toEqual([
        1280, 853,
      ]);
      const box = await preview.boundingBox();
      expect([Math.round(box?.width ?? 0), Math.round(box?.height ?? 0)]).toEqual([320, 213]);
      await preview.click();
      const dialog = bob.page.getByRole("dialog", { name: "sunset.png" });
      await dialog.waitFor();
      await screenshot(bob.page, "image-open");
      await expectAccessible(bob.page);
      const download = bob.page.waitForEvent("download");
      await dialog.getByRole("button", { name: "Download sunset.png" }).click();
      expect(hash(await readFile(await (await download).path()))).toBe(hash(picture));
      await bob.page.keyboard.press("Escape");
      await bob.page.getByRole("dialog").waitFor({ state: "detached" });
      await expectAccessible(bob.page);
    },
    minute,
  );

  test(
    "S24 a file dropped on the chat is sent",
    async () => {
      const data = await ada.page.evaluateHandle(() => {
        const transfer = new DataTransfer();
        transfer.items.add(new File(["dear bob"], "letter.txt", { type: "text/plain" }));
        return transfer;
      });
      const zone = ada.page.getByRole("region", { name: "Bob Kahn" });
      await zone.dispatchEvent("dragenter", { dataTransfer: data });
      await ada.page.getByText("Drop files to send them here").waitFor();
      await zone.dispatchEvent("drop", { dataTransfer: data });
      await ada.page.getByText("Drop files to send them here").waitFor({ state: "detached" });
      const download = bob.page.waitForEvent("download");
      await bob.page.getByRole("button", { name: "Download letter.txt" }).click();
      expect(String(await readFile(await (await download).path()))).toBe("dear bob");
    },
    minute,
  );
});

describe("S24 what can be shown", () => {
  test(
    "S24 bob leafs from the picture over a PDF to a text, by keys, and nothing of it runs",
    async () => {
      await attach(ada.page, "plan.pdf", await redPdf());
      // A small file is there before a large one: it would come first.
      await bob.page.getByRole("button", { name: "Show plan.pdf" }).waitFor();
      await attach(ada.page, "page.html", new TextEncoder().encode("<script>document.title = 'taken'</script>"));
      const { page } = bob;
      await page.getByRole("button", { name: "Show page.html" }).waitFor();
      await page.getByRole("button", { name: "Show sunset.png" }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByRole("heading", { name: "sunset.png" }).waitFor();
      await page.keyboard.press("ArrowRight");
      await dialog.getByRole("heading", { name: "letter.txt" }).waitFor();
      await page.keyboard.press("ArrowRight");
      await dialog.getByRole("heading", { name: "plan.pdf" }).waitFor();
      const drawn = dialog.locator("canvas").first();
      await until("the page is red", async () =>
        drawn.evaluate((canvas: HTMLCanvasElement) => {
          const [red, green] = canvas.getContext("2d")?.getImageData(20, 20, 1, 1).data ?? [];
          return red === 204 && green === 0;
        }),
      );
      await dialog.getByText("Page 2 of 2: The second page").waitFor({ state: "attached" });
      await screenshot(page, "viewer-pdf");
      await expectAccessible(page);
      await page.setViewportSize(phoneViewport);
      await screenshot(page, "viewer-pdf-phone");
      await dialog.getByRole("button", { name: "Next file" }).click();
      await dialog.getByText("document.title = 'taken'").waitFor();
      expect(await page.title()).not.toBe("taken");
      await page.keyboard.press("Escape");
      await dialog.waitFor({ state: "detached" });
      await page.setViewportSize({ width: 1440, height: 900 });
    },
    minute,
  );

  test(
    "S24 an upload goes on by itself after the server was killed and the page loaded anew",
    async () => {
      const line = await ada.context.newCDPSession(ada.page);
      await line.send("Network.enable");
      const slow = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 3_000_000 };
      await line.send("Network.emulateNetworkConditions", slow);
      const bytes = randomBytes(9_000_000);
      await attach(ada.page, "survivor.bin", bytes);
      const bar = pending(ada.page).getByRole("progressbar", { name: "Upload of survivor.bin" });
      await until("a third is sent", async () => Number(await bar.getAttribute("aria-valuenow")) > 33);
      await pending(ada.page).getByRole("button", { name: "Pause the upload of survivor.bin" }).click();
      await pending(ada.page).getByText("Paused.").waitFor();
      await iris.kill();
      await iris.restart();
      await ada.page.reload();
      const offsets: number[] = [];
      ada.page.on("request", (request) => {
        if (request.method() === "PATCH") offsets.push(Number(request.headers()["upload-offset"]));
      });
      await pending(ada.page).getByRole("button", { name: "Go on with the upload of survivor.bin" }).click();
      await fileCard(ada.page, "survivor.bin").waitFor();
      expect(offsets[0]).toBeGreaterThan(1_000_000);
      await line.detach();
      expect(hash(await saved(bob.page, "survivor.bin"))).toBe(hash(bytes));
    },
    minute,
  );
});

describe("S25 the scanner", () => {
  test(
    "S25 a virus is refused with clear words, reaches nobody and can be fetched by nobody",
    async () => {
      await attach(ada.page, "invoice.pdf", new TextEncoder().encode(eicar));
      const row = pending(ada.page).getByRole("listitem").filter({ hasText: "invoice.pdf" });
      await row.getByText("The virus scanner refused this file. Nobody can fetch it.").waitFor();
      await expectAccessible(ada.page);

      const { files } = (await (await ada.context.request.get("/api/files")).json()) as {
        files: { fileId: string; name: string; state: string }[];
      };
      const infected = files.find(({ name }) => name === "invoice.pdf");
      expect(infected?.state).toBe("infected");
      const address = `/api/files/${infected?.fileId}/content`;
      expect((await ada.context.request.get(address)).status()).toBe(410);
      expect((await bob.context.request.get(address)).status()).toBe(404);
      await row.getByRole("button", { name: "Put invoice.pdf away" }).click();
      await row.waitFor({ state: "detached" });
      expect(await bob.page.getByText("invoice.pdf").count()).toBe(0);
    },
    minute,
  );

  test(
    "S25 with the scanner away the upload waits visibly, over a reload too, and completes when it is back",
    async () => {
      await clamd.kill();
      const bytes = randomBytes(200_000);
      await attach(ada.page, "plans.bin", bytes);
      const row = pending(ada.page).getByRole("listitem").filter({ hasText: "plans.bin" });
      await row.getByText("Waits for the virus scanner").waitFor();
      await row.getByText("nobody can read it").waitFor();
      await screenshot(ada.page, "upload-waiting");
      await expectAccessible(ada.page);
      await ada.page.reload();
      await row.getByText("Waits for the virus scanner").waitFor();
      expect(await bob.page.getByText("plans.bin").count()).toBe(0);

      await clamd.restart();
      await row.waitFor({ state: "detached" });
      expect(hash(await saved(bob.page, "plans.bin"))).toBe(hash(bytes));
    },
    2 * minute,
  );
});

describe("S24 the ways in", () => {
  test(
    "S24 a folder dropped on the chat sends what lies in it, a picture is pasted, and a phone takes a photo",
    async () => {
      const inner = join(folder, "report", "annex");
      await mkdir(inner, { recursive: true });
      await writeFile(join(folder, "report", "summary.txt"), "in short");
      await writeFile(join(inner, "table.txt"), "in full");
      await writeFile(join(inner, ".DS_Store"), "clutter");
      const line = await ada.context.newCDPSession(ada.page);
      const data = { items: [], files: [join(folder, "report")], dragOperationsMask: 1 };
      const at = { x: 900, y: 400, data };
      for (const type of ["dragEnter", "dragOver", "drop"] as const)
        await line.send("Input.dispatchDragEvent", { type, ...at });
      await line.detach();
      for (const name of ["summary.txt", "table.txt"])
        await bob.page.getByRole("button", { name: `Download ${name}` }).waitFor();
      expect(await bob.page.getByText(".DS_Store").count()).toBe(0);

      await ada.context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: iris.url });
      const picture = stripes(64, 48).toString("base64");
      await ada.page.evaluate(async (bytes) => {
        const image = new Blob([Uint8Array.from(atob(bytes), (char) => char.charCodeAt(0))], { type: "image/png" });
        await navigator.clipboard.write([new ClipboardItem({ "image/png": image })]);
      }, picture);
      await ada.page.getByRole("textbox", { name: "Message to Bob Kahn" }).focus();
      await ada.page.keyboard.press("Control+V");
      await bob.page.getByRole("button", { name: "Show image.png" }).waitFor();

      const phone = await newDevice(iris, browser, ada, { viewport: phoneViewport, touch: true });
      await phone.page.goto(new URL(ada.page.url()).pathname);
      const camera = phone.page.getByLabel("Take a photo");
      expect(await camera.getAttribute("capture")).toBe("environment");
      await camera.setInputFiles({ name: "photo.png", mimeType: "image/png", buffer: stripes(120, 160) });
      await bob.page.getByRole("button", { name: "Show photo.png" }).waitFor();
      expect(phone.problems).toEqual([]);
      await phone.context.close();
    },
    minute,
  );

  test(
    "S24 S26 sound and film are played where they lie, and one jumps to any place of them",
    async () => {
      const sound = rising();
      await attach(ada.page, "tones.wav", sound);
      await attach(ada.page, "clip.webm", await film(ada.page));
      const { page } = bob;
      await page.getByRole("button", { name: "Show clip.webm" }).waitFor();
      const ranges: string[] = [];
      page.on("response", (answer) => {
        if (answer.status() === 206) ranges.push(answer.headers()["content-range"] ?? "");
      });
      await page.getByRole("button", { name: "Show tones.wav" }).click();
      const dialog = page.getByRole("dialog");
      const audio = dialog.locator("audio");
      await until("its length is known", () => audio.evaluate((node: HTMLAudioElement) => node.duration === 30));
      await audio.evaluate(async (node: HTMLAudioElement) => {
        node.muted = true;
        node.currentTime = 25;
        await node.play();
      });
      await until("it plays from there", () => audio.evaluate((node: HTMLAudioElement) => node.currentTime > 25.2));
      expect(ranges.length).toBeGreaterThan(0);
      expect(ranges.every((range) => range.endsWith(`/${sound.length}`))).toBe(true);
      await page.keyboard.press("Escape");
      await dialog.waitFor({ state: "detached" });
      await page.getByRole("button", { name: "Show clip.webm" }).click();
      const video = dialog.locator("video");
      await video.evaluate(async (node: HTMLVideoElement) => {
        node.muted = true;
        await node.play();
      });
      await until("it is shown", () =>
        video.evaluate((node: HTMLVideoElement) => node.videoWidth === 160 && node.currentTime > 0.2),
      );
      await video.evaluate((node: HTMLVideoElement) => {
        node.currentTime = 0.1;
      });
      await until("it jumps back", () =>
        video.evaluate((node: HTMLVideoElement) => !node.seeking && node.currentTime >= 0.1),
      );
      await page.keyboard.press("Escape");
      await dialog.waitFor({ state: "detached" });
    },
    minute,
  );
});

describe("S24 one's own files", () => {
  test(
    "S24 are listed with the space they take; a deleted one is gone for everyone",
    async () => {
      await ada.page.getByRole("navigation").getByRole("link", { name: "Files", exact: true }).click();
      const list = ada.page.getByRole("region", { name: "Files" });
      await list.getByText(/MB of .* used$/).waitFor();
      await list.getByText("Virus found, destroyed").waitFor();
      await screenshot(ada.page, "files");
      await expectAccessible(ada.page);
      await ada.page.setViewportSize(phoneViewport);
      await screenshot(ada.page, "files-phone");
      await expectAccessible(ada.page);
      await ada.page.setViewportSize({ width: 1440, height: 900 });

      await list.getByRole("searchbox").fill("LETTER");
      await list.getByText("plans.bin").waitFor({ state: "detached" });
      await list.getByRole("button", { name: "Delete letter.txt" }).click();
      const dialog = ada.page.getByRole("dialog", { name: "Delete this file?" });
      await dialog.getByRole("button", { name: "Delete", exact: true }).click();
      await list.getByText("letter.txt").waitFor({ state: "detached" });
      await bob.page.getByText("This file has been deleted").waitFor();

      const { page } = bob;
      await page.getByRole("navigation").getByRole("link", { name: "Files", exact: true }).click();
      await page.getByRole("tab", { name: "Received" }).click();
      await page.getByText("From Ada Lovelace").first().waitFor();
      await expectAccessible(page);
      await page.getByRole("link", { name: "Open Ada Lovelace" }).first().click();
      await page.getByRole("region", { name: "Ada Lovelace" }).waitFor();
    },
    minute,
  );
});

test("S65 nothing was reported in any console", () => {
  // Browsers themselves report each refused request, and each try while the server was gone.
  const own = [ada, bob]
    .flatMap(({ problems }) => problems)
    .filter((line) => !/Failed to load resource|ERR_CONNECTION_REFUSED/.test(line));
  expect(own).toEqual([]);
});

test(
  "S25 with scanning turned off, a warning stays where the operator looks after Iris",
  async () => {
    await iris.stop();
    await iris.restart({ IRIS_FILES_CLAMD: "off" });
    const olga = await newPerson(iris, browser, "olga");
    await olga.page.goto("/settings/operation");
    await olga.page.getByText("Files are not scanned for viruses").waitFor();
    await expectAccessible(olga.page);
  },
  minute,
);
