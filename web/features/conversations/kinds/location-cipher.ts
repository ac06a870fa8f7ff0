/** One position, as a device knows it. */
export interface Position {
  readonly latitude: number;
  readonly longitude: number;
  /** Radius in which it lies. */
  readonly accuracyM: number;
}

const nonceLength = 12;
const toText = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");
const fromText = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (character) => character.charCodeAt(0));
const belongsTo = (messageId: string) => new TextEncoder().encode(messageId);

/** Seals a position on this device, with a key made for it alone (AES-256-GCM), bound to its message. */
export async function sealPosition(position: Position, messageId: string): Promise<{ sealed: string; key: string }> {
  const raw = crypto.getRandomValues(new Uint8Array(32));
  const iv = crypto.getRandomValues(new Uint8Array(nonceLength));
  const key = await crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt"]);
  const { latitude, longitude, accuracyM } = position;
  // Five places are a metre; more would say more than the device knows.
  const said = [latitude.toFixed(5), longitude.toFixed(5), Math.round(accuracyM)].join(" ");
  const algorithm = { name: "AES-GCM", iv, additionalData: belongsTo(messageId) };
  // Always as long: the length says nothing of the place.
  const plain = new TextEncoder().encode(said.padEnd(40));
  const ciphertext = new Uint8Array(await crypto.subtle.encrypt(algorithm, key, plain));
  return { sealed: toText(new Uint8Array([...iv, ...ciphertext])), key: toText(raw) };
}

/** @throws when it was sealed otherwise, or for another message */
export async function openPosition(sealed: string, key: string, messageId: string): Promise<Position> {
  const bytes = fromText(sealed);
  const imported = await crypto.subtle.importKey("raw", fromText(key), "AES-GCM", false, ["decrypt"]);
  const algorithm = { name: "AES-GCM", iv: bytes.slice(0, nonceLength), additionalData: belongsTo(messageId) };
  const plain = new TextDecoder().decode(await crypto.subtle.decrypt(algorithm, imported, bytes.slice(nonceLength)));
  const [latitude, longitude, accuracyM] = plain.trim().split(" ").map(Number);
  if (latitude === undefined || longitude === undefined || accuracyM === undefined) throw new Error("no position");
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && accuracyM >= 0)) throw new Error("no position");
  return { latitude, longitude, accuracyM };
}
