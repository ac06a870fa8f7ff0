import { describe, expect, test } from "bun:test";
import fc from "fast-check";
import { readRange } from "../../platform/http/byte-range.ts";
import { attachment } from "../../platform/http/content-disposition.ts";
import { mayReadBytes, maySeeFile } from "./files.policy.ts";
import { mediaTypeOf } from "./media-type.ts";
import { createUploads } from "./uploads.ts";

// The same cases in every run.
fc.configureGlobal({ seed: 20261124 });

describe("a range", () => {
  test.each([null, "", "bytes=", "bytes=-", "bytes=5-2", "bytes=0-1,4-5", "items=0-1", "bytes=a-b", "bytes=1e3-"])(
    "%p is ignored",
    (header) => expect(readRange(header, 100)).toEqual({ kind: "whole" }),
  );

  test.each(["bytes=100-", "bytes=100-200", "bytes=-0"])("%p of 100 bytes cannot be satisfied", (header) => {
    expect(readRange(header, 100)).toEqual({ kind: "unsatisfiable" });
  });

  test("nothing of an empty file can be asked for in parts", () => {
    for (const header of ["bytes=0-", "bytes=-1", "bytes=0-0"]) expect(readRange(header, 0).kind).toBe("unsatisfiable");
  });

  test("whatever is asked for, a part lies within the file", () => {
    const text = fc.stringMatching(/^bytes=\d{0,16}-\d{0,16}$/);
    fc.assert(
      fc.property(text, fc.nat(), (header, sizeBytes) => {
        const range = readRange(header, sizeBytes);
        if (range.kind !== "part") return;
        expect(range.start).toBeGreaterThanOrEqual(0);
        expect(range.end).toBeGreaterThan(range.start);
        expect(range.end).toBeLessThanOrEqual(sizeBytes);
      }),
    );
  });
});

describe("a file's name in a header", () => {
  // Halves of surrogate pairs too, as a file system may hold them.
  const anyCodeUnit = fc.nat(0xffff).map((unit) => String.fromCharCode(unit));
  test("never breaks out of it, and comes back as it was", () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCodeUnit, minLength: 1, maxLength: 255 }), (name) => {
        const header = attachment(name);
        expect(header).toMatch(/^attachment; filename="[ !#$&-:<-~]*"; filename\*=UTF-8''[A-Za-z0-9!#$&+.^_`|~%-]+$/);
      }),
    );
    expect(decodeURIComponent(attachment("Größe (1)'*.pdf").split("''")[1] ?? "")).toBe("Größe (1)'*.pdf");
  });

  test.each([
    ["../../etc/passwd", ".._.._etc_passwd"],
    ["exe\u202egnp.scr", "exegnp.scr"],
    ["\r\n", "file"],
  ])("%p becomes %p", (name, shown) => {
    expect(attachment(name)).toContain(`filename="${shown}"`);
  });
});

describe("a file's type", () => {
  const bytes = (latin1: string) => Buffer.from(latin1, "latin1");
  test.each([
    ["\x89PNG\r\n\x1a\n", "text/plain", "image/png"],
    ["\xff\xd8\xff\xe0", "application/pdf", "image/jpeg"],
    ["RIFF\0\0\0\0WEBPVP8 ", "", "image/webp"],
    ["RIFF\0\0\0\0WAVEfmt ", "", "audio/wav"],
    ["\0\0\0\x20ftypisom", "", "video/mp4"],
    ["\x1aE\xdf\xa3", "audio/webm", "audio/webm"],
    ["%PDF-1.7", "image/png", "application/pdf"],
    ["dear bob", "text/plain; charset=utf-8", "text/plain"],
    ["dear bob", "image/png", "application/octet-stream"],
    ["<html>", "text/html", "application/octet-stream"],
    ["alert(1)", "text/javascript", "application/octet-stream"],
    ["alert(1)", "Application/X-JavaScript;charset=utf-8", "application/octet-stream"],
    ["body{}", "text/css", "application/octet-stream"],
    ["<svg/>", "application/vnd.x+xml", "application/octet-stream"],
    [
      "PK",
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ],
    ["PK\x03\x04", "application/zip", "application/zip"],
    ["", "", "application/octet-stream"],
    ["x", "a/b\r\nset-cookie: x", "application/octet-stream"],
  ])("%p, called %p, is %p", (head, claimed, type) => {
    expect(mediaTypeOf(bytes(head), claimed)).toBe(type);
  });
});

describe("who may", () => {
  const file = { ownerId: "ada" };
  test.each([
    ["ada", false, true],
    ["bob", true, true],
    ["mallory", false, false],
  ])("S71 %s, a member: %p, sees the file: %p", (accountId, isMember, may) => {
    expect(maySeeFile(file, { accountId, isMember })).toBe(may);
  });

  test.each(["uploading", "scanning", "waiting", "infected", "unscannable"] as const)(
    "S25 nobody reads bytes that are %s",
    (state) => expect(mayReadBytes({ state })).toBe(false),
  );
});

test("S24 the newest upload of a file wins: the earlier is stopped and awaited first", async () => {
  const uploads = createUploads();
  const order: string[] = [];
  let begun = () => {};
  const beginning = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const first = uploads.exclusively("file", async (signal) => {
    order.push("first begins");
    begun();
    await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
    order.push("first ends");
    throw new Error("stopped");
  });
  await beginning;
  const second = uploads.exclusively("file", async () => order.push("second"));
  await expect(first).rejects.toThrow("stopped");
  await second;
  expect(order).toEqual(["first begins", "first ends", "second"]);
});
