import type { OutboxStorage, OutgoingMessage } from "./outbox.ts";

const storeName = "outgoing";

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** One database per person: whoever signs in next on this device finds nothing of the one before. */
const nameFor = (accountId: string) => `iris-outbox-${accountId}`;

export function openOutboxStorage(accountId: string): OutboxStorage {
  const opening = indexedDB.open(nameFor(accountId), 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(storeName, { keyPath: "id" });
  const database = done(opening);
  // Whoever forgets this device need not wait.
  void database.then((open) => open.addEventListener("versionchange", () => open.close())).catch(() => {});
  const store = async (mode: IDBTransactionMode) =>
    (await database).transaction(storeName, mode, { durability: "strict" }).objectStore(storeName);
  return {
    all: async () => done((await store("readonly")).getAll() as IDBRequest<OutgoingMessage[]>),
    put: async (message) => void (await done((await store("readwrite")).put(message))),
    remove: async (id) => void (await done((await store("readwrite")).delete(id))),
  };
}
