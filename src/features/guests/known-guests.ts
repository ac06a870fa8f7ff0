import type { Keys } from "../../platform/crypto/keys.ts";
import { open } from "../../platform/crypto/seal.ts";
import type { Db } from "../../platform/storage/database.ts";
import { allGuests, type GuestRow } from "./guests.store.ts";

/** Somebody who is here as a guest, or waits to be. */
export interface KnownGuest extends Pick<GuestRow, "id" | "conversationId" | "tokenHash" | "language" | "createdAt"> {
  readonly name: string;
  readonly isInside: boolean;
}

export const namePlace = (guestId: string) => ({ table: "guests", column: "name", row: guestId });

/** All guests of this moment, in memory: they are few, stay for a day, and every request of theirs asks. */
export function createKnownGuests({ reader, keys }: { readonly reader: Db; readonly keys: Keys }) {
  const byId = new Map<string, KnownGuest>();
  const idByToken = new Map<string, string>();
  let loading: Promise<void> | undefined;

  function put(guest: KnownGuest): void {
    byId.set(guest.id, guest);
    idByToken.set(guest.tokenHash, guest.id);
  }

  async function read(): Promise<void> {
    const rows = (await allGuests(reader)).filter(({ state }) => state !== "ending");
    await keys.preload(rows.map(({ id }) => `person:${id}` as const));
    for (const { name, state, ...row } of rows) {
      const opened = open(await keys.get(`person:${row.id}`), namePlace(row.id), name);
      put({ ...row, name: opened, isInside: state === "inside" });
    }
  }

  /** A failure is met again by the next caller, who tries anew. */
  function loaded(): Promise<void> {
    loading ??= read().catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  }

  return {
    async find(id: string): Promise<KnownGuest | undefined> {
      await loaded();
      return byId.get(id);
    },
    async findByToken(tokenHash: string): Promise<KnownGuest | undefined> {
      await loaded();
      return byId.get(idByToken.get(tokenHash) ?? "");
    },
    /** Of a bubble, the longest first. */
    async of(conversationId: string): Promise<KnownGuest[]> {
      await loaded();
      return [...byId.values()].filter((guest) => guest.conversationId === conversationId);
    },
    async all(): Promise<KnownGuest[]> {
      await loaded();
      return [...byId.values()];
    },
    /** Each after the commit. */
    put,
    forget(id: string): void {
      const guest = byId.get(id);
      if (guest) idByToken.delete(guest.tokenHash);
      byId.delete(id);
    },
  };
}
