/** Characters that stand for themselves in RFC 8187's `ext-value`; `encodeURIComponent` leaves some more alone. */
const extended = (name: string) =>
  encodeURIComponent(name).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);

/** Control characters and the marks that turn the reading direction (`exe.gnp` shown as `png.exe`) name no file. */
const misleading = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Makes a browser save the bytes under this name, never show or run them in place (RFC 6266, RFC 8187). */
export function attachment(name: string): string {
  const clean = name.toWellFormed().replace(misleading, "").replace(/[/\\]/g, "_") || "file";
  const ascii = clean
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\x20-\x7e]/g, "_")
    .replace(/["%;]/g, "_");
  return `attachment; filename="${ascii}"; filename*=UTF-8''${extended(clean)}`;
}
