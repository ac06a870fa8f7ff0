import { afterAll, describe, expect, test } from "bun:test";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import type { Asset } from "./serve-assets.ts";
import { ada, publicUrl, testHost } from "./testing/test-host.ts";

const folder = mkdtempSync(join(tmpdir(), "iris-assets-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const script = "console.log('iris');";
const assets: Asset[] = [
  {
    ...{ path: "/index.html", mediaType: "text/html; charset=utf-8", etag: '"page"', isImmutable: false },
    scripts: ["/assets/main-1a2b.js"],
    files: { identity: file("index.html", "<!doctype html>") },
  },
  {
    ...{ path: "/assets/main-1a2b.js", mediaType: "text/javascript", etag: '"main"', isImmutable: true },
    files: {
      identity: file("main.js", script),
      gzip: file("main.js.gz", gzipSync(script)),
      br: file("main.js.br", brotliCompressSync(script)),
    },
  },
];
const get = (path: string, headers: Record<string, string> = {}, method = "GET") =>
  testHost({ assets }).host.fetch(new Request(`${publicUrl}${path}`, { method, headers }));
const navigation = { "sec-fetch-mode": "navigate", accept: "text/html" };

describe("the web interface's files", () => {
  test("are cached for ever when their name carries a hash, and asked about otherwise", async () => {
    const response = await get("/assets/main-1a2b.js");
    expect(response.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect([response.headers.get("content-type"), await response.text()]).toEqual(["text/javascript", script]);
    expect((await get("/index.html")).headers.get("cache-control")).toBe("no-cache");
  });

  test.each([
    ["gzip, deflate, br", "br", '"main-br"'],
    ["gzip, br;q=0", "gzip", '"main-gzip"'],
    ["", null, '"main"'],
  ])("come compressed as the browser takes them (%s)", async (accepted, encoding, etag) => {
    const { headers } = await get("/assets/main-1a2b.js", { "accept-encoding": accepted });
    expect([headers.get("content-encoding"), headers.get("etag")]).toEqual([encoding, etag]);
    expect(headers.get("vary")).toBe("accept-encoding");
  });

  test("are not sent again to whoever has them", async () => {
    const known = await get("/assets/main-1a2b.js", { "if-none-match": 'W/"main-br", "x"', "accept-encoding": "br" });
    expect([known.status, await known.text()]).toEqual([304, ""]);
    expect((await get("/index.html", { "if-none-match": '"old"' })).status).toBe(200);
  });

  test("of a page name what it asks for first to whoever is signed in, and to nobody else", async () => {
    const { host } = testHost({ assets, firstRequests: ["/api/me", "/api/list"] });
    const linkOf = async (path: string, headers: Record<string, string>) =>
      (await host.fetch(new Request(`${publicUrl}${path}`, { headers }))).headers.get("link");
    const signedIn = { ...navigation, cookie: `__Host-iris=${ada.sessionId}` };
    const link = [
      "</assets/main-1a2b.js>; rel=modulepreload",
      "</api/me>; rel=preload; as=fetch; crossorigin, </api/list>; rel=preload; as=fetch; crossorigin",
    ].join(", ");
    expect(await linkOf("/chat/one", signedIn)).toBe(link);
    expect(await linkOf("/", { ...signedIn, "if-none-match": '"page"' })).toBe(link);
    expect(await linkOf("/", navigation)).toBeNull();
    expect(await linkOf("/", { ...navigation, cookie: "__Host-iris=over" })).toBeNull();
    expect(await linkOf("/assets/main-1a2b.js", signedIn)).toBeNull();
  });

  test("that are missing are missing: no page is sent in a script's place", async () => {
    for (const path of ["/assets/old-9f.js", "/favicon.ico", "/../etc/passwd.txt", "/assets/%2e%2e/x.js"]) {
      expect((await get(path, navigation)).status).toBe(404);
    }
    expect((await get("/chats", { "sec-fetch-mode": "cors", accept: "*/*" })).status).toBe(404);
  });

  test("every address a person may open shows the page", async () => {
    for (const path of ["/", "/chats/abc", "/bubbles?x=1.2"]) {
      const response = await get(path, navigation);
      expect([response.status, response.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
    }
    expect((await get("/chats", { accept: "text/html,*/*" })).status).toBe(200);
    // As curl and monitors ask.
    expect((await get("/", { accept: "*/*" })).status).toBe(200);
  });

  test("HEAD has the headers alone; nothing can be written", async () => {
    const head = await get("/assets/main-1a2b.js", {}, "HEAD");
    expect([head.status, head.headers.get("etag"), await head.text()]).toEqual([200, '"main"', ""]);
    expect((await get("/assets/main-1a2b.js", {}, "PUT")).status).toBe(404);
  });
});
