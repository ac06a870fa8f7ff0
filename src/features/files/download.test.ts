import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { randomBytes } from "node:crypto";
import { crc32, deflateSync } from "node:zlib";
import { downloadFile, type File } from "../../protocol/files.ts";
import { type Person, startTestApp, type TestApp } from "../../testing/test-app.ts";
import { codeOf, uploadReady } from "../../testing/upload.ts";
import { download } from "./files.testing.ts";

let app: TestApp;
let ada: Person;
beforeAll(async () => {
  app = await startTestApp();
  ada = await app.person("ada");
});
afterAll(() => app.stop());

describe("ranges", () => {
  const bytes = randomBytes(200_000);
  let file: File;
  beforeAll(async () => {
    file = await uploadReady(ada, bytes, { name: "film.bin" });
  });
  const part = async (range: string, headers: Record<string, string> = {}) => {
    const answer = await download(ada, file.fileId, { range, ...headers });
    return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) };
  };

  test.each([
    ["bytes=0-0", 0, 1],
    ["bytes=65535-65536", 65_535, 65_537],
    ["bytes=150000-", 150_000, 200_000],
    ["bytes=-5", 199_995, 200_000],
    ["bytes=199999-999999", 199_999, 200_000],
  ])("S24 %s", async (range, start, end) => {
    const answer = await part(range);
    expect(answer.status).toBe(206);
    expect(answer.headers.get("content-range")).toBe(`bytes ${start}-${end - 1}/200000`);
    expect(answer.bytes.equals(bytes.subarray(start, end))).toBe(true);
  });

  test("S24 a range beyond the end is refused with the size", async () => {
    const answer = await download(ada, file.fileId, { range: "bytes=200000-" });
    expect(answer.status).toBe(416);
    expect(answer.headers.get("content-range")).toBe("bytes */200000");
    expect(await codeOf(answer)).toBe("files.range_invalid");
  });

  test("S24 a part is only of the file it was begun with", async () => {
    const etag = (await download(ada, file.fileId)).headers.get("etag") ?? "";
    expect((await part("bytes=0-9", { "if-range": etag })).status).toBe(206);
    expect((await part("bytes=0-9", { "if-range": '"another"' })).status).toBe(200);
  });

  test("a copy that is still right is not sent again", async () => {
    const etag = (await download(ada, file.fileId)).headers.get("etag") ?? "";
    const answer = await download(ada, file.fileId, { "if-none-match": `"x", W/${etag}` });
    expect([answer.status, await answer.text()]).toEqual([304, ""]);
  });

  test("HEAD tells the size and sends nothing", async () => {
    const answer = await ada.send(downloadFile, { params: { fileId: file.fileId } }, { method: "HEAD" });
    expect([answer.status, answer.headers.get("content-length"), await answer.text()]).toEqual([200, "200000", ""]);
  });
});

test("S71 a download is saved, never shown: name, type, sandbox", async () => {
  const name = 'Bericht „2026“\u202e";filename=x\r\n.pdf';
  const { fileId } = await uploadReady(ada, new TextEncoder().encode("%PDF-1.7 …"), { name });
  const { headers } = await download(ada, fileId);
  expect(headers.get("content-type")).toBe("application/pdf");
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("content-security-policy")).toStartWith("sandbox; default-src 'none'");
  expect(headers.get("cache-control")).toBe("private, no-cache");
  const disposition = headers.get("content-disposition") ?? "";
  expect(disposition).toStartWith("attachment; filename=");
  const encoded = /filename\*=UTF-8''([^;]+)$/.exec(disposition)?.[1] ?? "";
  expect(decodeURIComponent(encoded)).toBe('Bericht „2026“";filename=x.pdf');
});

/** Files that are two things at once, or that a browser would run if it believed their name. */
const polyglots: [what: string, bytes: string, name: string, claimed: string][] = [
  ["a page", "<!doctype html><script>parent.x=1</script>", "page.html", "text/html"],
  ["a page that begins as a GIF", "GIF89a/*<script>alert(1)</script>*/=1;", "cat.gif.html", "text/html"],
  ["a drawing with a script", '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', "a.svg", "image/svg+xml"],
  [
    "XML that names a stylesheet",
    '<?xml version="1.0"?><?xml-stylesheet href="x.xsl"?><a/>',
    "a.xml",
    "application/xml",
  ],
  ["XHTML", '<html xmlns="http://www.w3.org/1999/xhtml"><script>1</script></html>', "a.xhtml", "application/xhtml+xml"],
  ["a PDF with a page behind it", "%PDF-1.7\n<script>alert(1)</script>", "a.pdf", "text/html"],
  ["a script", "alert(1)", "a.js", "text/javascript"],
  ["a page in UTF-16", "\ufeff<script>", "a.txt", "text/html; charset=utf-16"],
  ["a type with a line break", "x", "a.txt", "text/plain\r\nx-evil: 1"],
];
test.each(polyglots)("S71 %s neither runs nor is shown in our name", async (_, text, name, mediaType) => {
  const { fileId } = await uploadReady(ada, new TextEncoder().encode(text), { name, mediaType });
  for (const preview of [false, true]) {
    const answer = await download(ada, fileId, { "sec-fetch-dest": "document" }, preview);
    expect(answer.headers.get("content-type")).not.toMatch(/html|xml|svg|script|css/i);
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    if (preview) continue;
    expect(answer.headers.get("content-disposition")).toStartWith("attachment");
    expect(answer.headers.get("content-security-policy")).toStartWith("sandbox; default-src 'none'");
    expect(answer.headers.get("cross-origin-resource-policy")).toBe("same-origin");
    expect(answer.headers.get("x-evil")).toBeNull();
    await answer.arrayBuffer();
  }
});

/** A PNG of one colour; `claim` writes another size into its header. */
function png(width: number, height: number, claim = { width, height }): Buffer<ArrayBuffer> {
  const chunk = (type: string, content: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, "latin1"), content]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(content.length, 0);
    frame.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(claim.width, 0);
  header.writeUInt32BE(claim.height, 4);
  header.set([8, 2], 8);
  const rows = Buffer.alloc((1 + width * 3) * height);
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}
const preview = (fileId: string) => download(ada, fileId, {}, true);

describe("previews", () => {
  test("S24 an image's size is known, and it is shown small, as a still, in a format that carries nothing else", async () => {
    const source = Buffer.concat([png(2000, 1000), Buffer.from("appended: GPS 48.1374 N")]);
    const file = await uploadReady(ada, source, { name: "holiday.png", mediaType: "image/png" });
    expect(file).toMatchObject({ mediaType: "image/png", width: 2000, height: 1000 });
    const answer = await preview(file.fileId);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "image/webp"]);
    expect(answer.headers.get("content-disposition")).toBe("inline");
    expect(answer.headers.get("content-security-policy")).toStartWith("sandbox");
    const picture = Buffer.from(await answer.arrayBuffer());
    expect(picture.includes("GPS")).toBe(false);
    expect(await new Bun.Image(picture).metadata()).toEqual({ width: 1280, height: 640, format: "webp" });
    const again = Buffer.from(await (await preview(file.fileId)).arrayBuffer());
    expect(again.equals(picture)).toBe(true);
  });

  test("S24 a turned photo is upright, and where it was taken is gone from the preview", async () => {
    const photo = Buffer.from(await new Bun.Image(png(400, 200)).jpeg().bytes());
    const exif = Buffer.from(
      "457869660000" + "49492a0008000000" + "0100" + "120103000100000006000000" + "00000000",
      "hex",
    );
    const length = Buffer.alloc(2);
    length.writeUInt16BE(exif.length + 2);
    const turned = Buffer.concat([photo.subarray(0, 2), Buffer.from([0xff, 0xe1]), length, exif, photo.subarray(2)]);
    const file = await uploadReady(ada, turned, { name: "photo.jpg" });
    expect(file).toMatchObject({ mediaType: "image/jpeg", width: 200, height: 400 });
    const picture = Buffer.from(await (await preview(file.fileId)).arrayBuffer());
    expect(picture.includes("Exif")).toBe(false);
    expect(await new Bun.Image(picture).metadata()).toMatchObject({ width: 200, height: 400 });
  });

  test("S24 several previews asked for at once are each right", async () => {
    const files = await Promise.all([100, 200, 300].map((side) => uploadReady(ada, png(side, side))));
    const pictures = await Promise.all(files.map(async ({ fileId }) => (await preview(fileId)).arrayBuffer()));
    const sizes = await Promise.all(pictures.map(async (picture) => (await new Bun.Image(picture).metadata()).width));
    expect(sizes).toEqual([100, 200, 300]);
  });

  test.each([
    ["a text", Buffer.from("dear bob")],
    ["an image that claims 900 million pixels", png(10, 10, { width: 30_000, height: 30_000 })],
    ["an image that is cut off", png(500, 500).subarray(0, 60)],
    ["a page that is called an image", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>")],
  ])("S71 there is none of %s", async (_what, source) => {
    const { fileId } = await uploadReady(ada, source, { name: "x.png", mediaType: "image/png" });
    const answer = await preview(fileId);
    expect([answer.status, await codeOf(answer)]).toEqual([415, "files.no_preview"]);
    expect((await download(ada, fileId)).status).toBe(200);
  });
});
