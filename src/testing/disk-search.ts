import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Every file below a folder with its bytes, write-ahead logs and the like included. */
export function filesBelow(folder: string): { readonly path: string; readonly bytes: Buffer }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path, bytes: readFileSync(path) }));
}

/** A text or bytes as somebody might have written them down: each way is searched for. */
export function spellings(secret: string | Uint8Array): Map<string, Buffer> {
  const found = new Map<string, Buffer>();
  if (typeof secret === "string") {
    for (const [form, text] of Object.entries({ plain: secret, lower: secret.toLowerCase() })) {
      found.set(`UTF-8 ${form}`, Buffer.from(text, "utf8"));
      found.set(`UTF-16 ${form}`, Buffer.from(text, "utf16le"));
      found.set(`UTF-16BE ${form}`, Buffer.from(text, "utf16le").swap16());
    }
  } else found.set("bytes", Buffer.from(secret));
  for (const [name, bytes] of [...found]) {
    found.set(`${name} in hex`, Buffer.from(bytes.toString("hex")));
    for (const offset of [0, 1, 2]) {
      found.set(`${name} in base64 at ${offset}`, Buffer.from(base64At(bytes, offset, "base64")));
      found.set(`${name} in base64url at ${offset}`, Buffer.from(base64At(bytes, offset, "base64url")));
    }
  }
  return found;
}

/** The characters that stay the same whatever stands before and after, when the bytes begin at this place of a group of three. */
function base64At(bytes: Buffer, offset: number, encoding: "base64" | "base64url"): string {
  const text = Buffer.concat([Buffer.alloc(offset), bytes])
    .toString(encoding)
    .replace(/=+$/, "");
  const start = Math.ceil((offset * 8) / 6);
  const end = Math.floor(((offset + bytes.length) * 8) / 6);
  return text.slice(start, end);
}

/** @returns `<secret>: <spelling> in <file>` for everything that lies readable below the folder */
export function readableIn(folder: string, secrets: Readonly<Record<string, string | Uint8Array>>): string[] {
  const files = filesBelow(folder);
  return Object.entries(secrets).flatMap(([name, secret]) =>
    [...spellings(secret)].flatMap(([spelling, bytes]) =>
      files.filter((file) => file.bytes.includes(bytes)).map(({ path }) => `${name}: ${spelling} in ${path}`),
    ),
  );
}
