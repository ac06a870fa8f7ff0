import { crc32, deflateSync } from "node:zlib";
import PDFDocument from "pdfkit";
import type { Page } from "playwright-core";

/** A striped PNG: something to see, and of a size that shows progress. */
export function stripes(width: number, height: number): Buffer {
  const chunk = (type: string, content: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, "latin1"), content]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(content.length, 0);
    frame.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2], 8);
  const row = 1 + width * 3;
  const pixels = Buffer.alloc(row * height);
  for (let y = 0; y < height; y++) pixels.fill(Math.floor((y / height) * 6) * 40, y * row + 1, (y + 1) * row);
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(pixels, { level: 1 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** Half a minute of a tone that rises each second. */
export function rising(seconds = 30, rate = 44_100): Buffer {
  const samples = Buffer.alloc(seconds * rate * 2);
  for (let at = 0; at < seconds * rate; at++) {
    const hertz = 220 + 20 * Math.floor(at / rate);
    samples.writeInt16LE(Math.round(8_000 * Math.sin((2 * Math.PI * hertz * at) / rate)), at * 2);
  }
  const header = Buffer.alloc(44);
  header.write("RIFF", 0);
  header.writeUInt32LE(36 + samples.length, 4);
  header.write("WAVEfmt ", 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE(rate * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write("data", 36);
  header.writeUInt32LE(samples.length, 40);
  return Buffer.concat([header, samples]);
}

/** A second of film, made by the browser itself. */
export const film = async (page: Page): Promise<Buffer> =>
  Buffer.from(
    await page.evaluate(async () => {
      const canvas = Object.assign(document.createElement("canvas"), { width: 160, height: 90 });
      const context = canvas.getContext("2d");
      let at = 0;
      const draw = setInterval(() => {
        at += 20;
        if (context) context.fillStyle = `hsl(${at} 80% 50%)`;
        context?.fillRect(0, 0, 160, 90);
      }, 40);
      const recorder = new MediaRecorder(canvas.captureStream(25), { mimeType: "video/webm;codecs=vp8" });
      const parts: Blob[] = [];
      // A part for every tenth of a second: until there is a second of film.
      await new Promise<void>((resolve) => {
        recorder.ondataavailable = ({ data }) => {
          if (parts.push(data) === 10) resolve();
        };
        recorder.start(100);
      });
      await new Promise((resolve) => {
        recorder.onstop = resolve;
        recorder.stop();
      });
      clearInterval(draw);
      const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
      return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
    }),
    "base64",
  );

/** Two pages, the first one red. */
export async function redPdf(): Promise<Buffer> {
  const pdf = new PDFDocument({ size: "A5" });
  pdf.rect(0, 0, 600, 600).fill("#cc0000").addPage().text("The second page");
  pdf.end();
  return Buffer.concat(await Array.fromAsync<Buffer>(pdf as unknown as AsyncIterable<Buffer>));
}
