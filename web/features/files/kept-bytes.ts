/** More is not copied into the browser's own storage: the person chooses such a file again. */
const mostBytes = 64 * 1024 ** 2;
const store = "bytes";

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** One database for whoever is signed in; emptied when they sign out. */
async function within<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const opening = indexedDB.open("iris-uploads", 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(store);
  const database = await settled(opening);
  try {
    return await settled(act(database.transaction(store, mode).objectStore(store)));
  } finally {
    database.close();
  }
}

/**
 * Bytes of uploads that have not arrived, so that they go on after a reload. A convenience: where the browser has no room for
 * them, or no such storage, the file is chosen again.
 */
export const keptBytes = {
  async keep(id: string, bytes: Blob): Promise<void> {
    if (bytes.size <= mostBytes) await within("readwrite", (all) => all.put(bytes, id)).catch(() => {});
  },
  async find(id: string): Promise<Blob | undefined> {
    const found: unknown = await within("readonly", (all) => all.get(id)).catch(() => undefined);
    return found instanceof Blob ? found : undefined;
  },
  async forget(id: string): Promise<void> {
    await within("readwrite", (all) => all.delete(id)).catch(() => {});
  },
  async forgetAll(): Promise<void> {
    await within("readwrite", (all) => all.clear()).catch(() => {});
  },
};
export type KeptBytes = typeof keptBytes;
