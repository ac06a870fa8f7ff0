import type { Bytes } from "./sframe.ts";

/** Bytes as they travel in the socket's frames. */
export const toText = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));

/** @returns null when it is no base64 */
export function fromText(text: string): Bytes | null {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}
