import { newIdentity } from "./member-keys.ts";

const storeName = "keys";
const keyName = "identity";

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** This device's own key of one person; made at first use. Where nothing may be stored it lasts as long as the page. */
export async function deviceIdentity(accountId: string): Promise<CryptoKeyPair> {
  try {
    const opening = indexedDB.open(`iris-identity-${accountId}`, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(storeName);
    const database = await done(opening);
    // Whoever forgets this device need not wait.
    database.onversionchange = () => database.close();
    const store = (mode: IDBTransactionMode) => database.transaction(storeName, mode).objectStore(storeName);
    const known = (await done(store("readonly").get(keyName))) as CryptoKeyPair | undefined;
    if (known) return known;
    const made = await newIdentity();
    await done(store("readwrite").put(made, keyName));
    return made;
  } catch {
    return newIdentity();
  }
}
