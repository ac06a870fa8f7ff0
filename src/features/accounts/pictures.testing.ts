import { deflateSync } from "node:zlib";

type Bytes = Uint8Array<ArrayBuffer>;
const bytesOf = (buffer: Uint8Array): Bytes => new Uint8Array(buffer);

const pattern = Uint8Array.from({ length: 65_521 }, (_, at) => Math.imul(at, 2_654_435_761) >>> 24);

/** A picture with something to see in it. */
export function bitmap(width: number, height: number): Bytes {
  const rowBytes = Math.ceil((width * 3) / 4) * 4;
  const file = Buffer.alloc(54 + rowBytes * height);
  file.write("BM", 0, "latin1");
  file.writeUInt32LE(file.length, 2);
  file.writeUInt32LE(54, 10);
  file.writeUInt32LE(40, 14);
  file.writeInt32LE(width, 18);
  file.writeInt32LE(height, 22);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(24, 28);
  file.fill(pattern, 54);
  return bytesOf(file);
}

type Format = "jpeg" | "png" | "webp";
export async function picture(format: Format, width = 200, height = width): Promise<Bytes> {
  return bytesOf(await new Bun.Image(bitmap(width, height))[format]().bytes());
}

/** Words that a camera or program could hide in a picture. */
export const planted = { camera: "PlantedCamera 4711", profile: "planted colour profile", gps: "N 52.5163 E 13.3777" };

const segment = (marker: number, content: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
};

/** TIFF, little-endian: the camera's model in the first directory, the place in the GPS directory. */
function exif(): Buffer {
  const model = Buffer.from(`${planted.camera}\0`);
  const place = Buffer.from(`${planted.gps}\0`);
  const modelAt = 8 + 2 + 2 * 12 + 4;
  const gpsAt = modelAt + model.length;
  const placeAt = gpsAt + 2 + 12 + 4;
  const entry = (tag: number, type: number, count: number, value: number) => {
    const bytes = Buffer.alloc(12);
    bytes.writeUInt16LE(tag, 0);
    bytes.writeUInt16LE(type, 2);
    bytes.writeUInt32LE(count, 4);
    bytes.writeUInt32LE(value, 8);
    return bytes;
  };
  const short = (value: number) => Buffer.from([value & 255, value >> 8]);
  const end = Buffer.alloc(4);
  return Buffer.concat([
    Buffer.from("Exif\0\0II*\0\x08\0\0\0", "latin1"),
    ...[short(2), entry(0x0110, 2, model.length, modelAt), entry(0x8825, 4, 1, gpsAt), end, model],
    ...[short(1), entry(0x001b, 2, place.length, placeAt), end, place],
  ]);
}

/** An ICC profile that is long enough to be taken for one, with a description. */
function colourProfile(): Buffer {
  const profile = Buffer.alloc(256);
  profile.writeUInt32BE(profile.length, 0);
  profile.writeUInt32BE(0x04_00_00_00, 8);
  profile.write("mntrRGB XYZ ", 12, "latin1");
  profile.write("acsp", 36, "latin1");
  profile.write(planted.profile, 160, "latin1");
  return profile;
}

/** A JPEG as a camera writes it: place, model and colour profile beside the picture. */
export async function jpegWithNotes(side = 200): Promise<Bytes> {
  const jpeg = Buffer.from(await picture("jpeg", side));
  const icc = Buffer.concat([Buffer.from("ICC_PROFILE\0\x01\x01", "latin1"), colourProfile()]);
  const comment = Buffer.from(planted.gps);
  return bytesOf(
    Buffer.concat([
      ...[jpeg.subarray(0, 2), segment(0xe1, exif()), segment(0xe2, icc), segment(0xfe, comment)],
      jpeg.subarray(2),
    ]),
  );
}

const crcOf = (bytes: Uint8Array) => Bun.hash.crc32(bytes);
const chunk = (name: string, content: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(name, "latin1"), content]);
  const bytes = Buffer.alloc(content.length + 12);
  bytes.writeUInt32BE(content.length, 0);
  bytes.set(body, 4);
  bytes.writeUInt32BE(crcOf(body), content.length + 8);
  return bytes;
};

const png = (side: number, colourType: number, rows: Buffer): Bytes => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header[8] = 8;
  header[9] = colourType;
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const idat = chunk("IDAT", deflateSync(rows, { level: 9 }));
  return bytesOf(Buffer.concat([signature, chunk("IHDR", header), idat, chunk("IEND", Buffer.alloc(0))]));
};

/** A few kilobytes of PNG that say they are `side`² pixels. */
export const bomb = (side: number): Bytes => png(side, 2, Buffer.alloc(1024 * 1024));

/** Red, and half of it seen through. */
export function translucent(side: number): Bytes {
  const row = Buffer.concat([Buffer.from([0]), Buffer.from(Array(side).fill([255, 0, 0, 128]).flat())]);
  return png(side, 6, Buffer.concat(Array(side).fill(row)));
}
