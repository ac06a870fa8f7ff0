import { describe, expect, test } from "bun:test";
import { drawAvatar } from "./draw-avatar.ts";
import { bitmap, bomb, jpegWithNotes, picture, planted, translucent } from "./pictures.testing.ts";

const holds = (bytes: Uint8Array, text: string) => Buffer.from(bytes).includes(text);
const refusal = (source: Uint8Array<ArrayBuffer>) =>
  drawAvatar(source).then(
    () => "drawn",
    (error: { code: string }) => error.code,
  );

describe("S4 a picture is drawn anew", () => {
  for (const format of ["jpeg", "png", "webp"] as const)
    test(`${format} becomes two square WebP pictures`, async () => {
      const { large, small } = await drawAvatar(await picture(format, 700));
      expect(await new Bun.Image(large).metadata()).toMatchObject({ format: "webp", width: 512, height: 512 });
      expect(await new Bun.Image(small).metadata()).toMatchObject({ format: "webp", width: 96, height: 96 });
    });

  test("where and with what it was taken is gone, and whatever else stood beside the picture", async () => {
    const source = await jpegWithNotes();
    for (const note of Object.values(planted)) expect(holds(source, note)).toBe(true);
    const { large, small } = await drawAvatar(source);
    for (const drawn of [large, small]) {
      for (const note of [...Object.values(planted), "Exif", "EXIF", "ICC", "XMP", "acsp"])
        expect(holds(drawn, note)).toBe(false);
    }
  });

  test("transparency stays", async () => {
    const { large } = await drawAvatar(translucent(64));
    expect(holds(large, "ALPH") || holds(large, "VP8L")).toBe(true);
    expect(await new Bun.Image(large).metadata()).toMatchObject({ width: 512, height: 512 });
    const colourType = (await new Bun.Image(large).png().bytes())[25];
    expect(colourType).toBe(6);
  });

  test("many at once are drawn one after the other, each of them", async () => {
    const sources = await Promise.all([60, 70, 80].map((side) => picture("png", side)));
    const drawn = await Promise.all(sources.map(drawAvatar));
    expect(drawn.every(({ small }) => small.length > 0)).toBe(true);
  });

  test("the main thread goes on while a large one is decoded", async () => {
    const source = await picture("jpeg", 3_000);
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 1);
    await drawAvatar(source);
    clearInterval(timer);
    expect(turns).toBeGreaterThan(3);
  });
});

describe("S4 what is no square picture is refused", () => {
  test("what claims to be huge, by its header", async () => {
    const source = bomb(50_000);
    expect(source.length).toBeLessThan(10_000);
    expect(await refusal(source)).toBe("profiles.picture_unusable");
  });
  const others: [what: string, source: () => Promise<Uint8Array<ArrayBuffer>> | Uint8Array<ArrayBuffer>][] = [
    ["a wide one", () => picture("png", 200, 100)],
    ["another format", () => bitmap(100, 100)],
    ["text", () => new TextEncoder().encode("<svg onload=alert(1)>")],
    ["a header alone", async () => (await picture("png")).slice(0, 40)],
    ["nothing", () => new Uint8Array()],
  ];
  for (const [what, source] of others)
    test(what, async () => expect(await refusal(await source())).toBe("profiles.picture_unusable"));
});
