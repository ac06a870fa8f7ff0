import { nanoid } from "nanoid";

const storageKey = "iris.browser-secret";

/**
 * Says to the server that a proof comes from the browser in which somebody signed up. Worth nothing to anybody without the
 * mailed proof, hence plain storage.
 */
export function browserSecret(): string {
  const known = localStorage.getItem(storageKey);
  if (known) return known;
  const made = nanoid(43);
  localStorage.setItem(storageKey, made);
  return made;
}
