import { signOut } from "../../src/protocol/accounts.ts";
import { leaveSingleSignOn } from "../../src/protocol/single-sign-on.ts";
import { clientLog } from "../api/client-log.ts";
import { call } from "../api/index.ts";
import { endSession } from "./session.ts";

/** Here, and at the company's provider where the session began there. @returns where to go on */
async function leave(): Promise<string | null> {
  const { url } = await call(leaveSingleSignOn).catch(() => ({ url: null }));
  await call(signOut);
  return url;
}

export async function signOutHere(): Promise<void> {
  const url = await leave();
  endSession();
  if (url !== null) location.assign(url);
}

const deleteDatabase = (name: string) =>
  new Promise<void>((resolve) => {
    const deleting = indexedDB.deleteDatabase(name);
    deleting.onsuccess = () => resolve();
    deleting.onerror = () => resolve();
    // Another tab has it open still: it is deleted once that lets go.
    deleting.onblocked = () => resolve();
  });

/** Which databases are this person's: theirs by name, and those of whoever is signed in. */
export const isOwnDatabase = (name: string, accountId: string): boolean =>
  name === "iris-uploads" || (name.startsWith("iris-") && name.endsWith(`-${accountId}`));

/** Removes all that this browser keeps of a person: keys, unsent messages, uploads, drafts, log, choices, pages. */
export async function forgetDevice(accountId: string): Promise<void> {
  clientLog().clear();
  localStorage.clear();
  sessionStorage.clear();
  const databases = await indexedDB.databases().catch(() => []);
  const own = databases.flatMap(({ name }) => (name !== undefined && isOwnDatabase(name, accountId) ? [name] : []));
  await Promise.all(own.map(deleteDatabase));
  // Absent where the connection is not secure.
  const { caches, navigator } = globalThis as { caches?: CacheStorage } & Pick<typeof globalThis, "navigator">;
  for (const name of (await caches?.keys()) ?? []) await caches?.delete(name);
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  for (const registration of (await workers?.getRegistrations()) ?? []) await registration.unregister();
}

/** Signs out, and leaves nothing of this person here. */
export async function signOutAndForget(accountId: string): Promise<void> {
  const url = await leave();
  endSession();
  await forgetDevice(accountId);
  location.replace(url ?? "/");
}
