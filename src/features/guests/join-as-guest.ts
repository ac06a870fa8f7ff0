import { seal } from "../../platform/crypto/seal.ts";
import { hashToken, newToken } from "../../platform/crypto/tokens.ts";
import { failure } from "../../platform/http/failure.ts";
import { type Bucket, fullBucket, takeToken } from "../../platform/http/rate-limit.ts";
import type { Caller } from "../../platform/platform.ts";
import type { Tx } from "../../platform/storage/database.ts";
import type { Language } from "../../protocol/failures/index.ts";
import { endGuest } from "./end-guest.ts";
import type { GuestsDeps } from "./guests.deps.ts";
import { archived, full, hasAccount, linkInvalid } from "./guests.errors.ts";
import { hasRoom, hasWaitingPlace, works } from "./guests.policy.ts";
import {
  countGuests,
  countUse,
  findLinkByToken,
  type GuestLinkRow,
  insertAdmitted,
  insertGuest,
} from "./guests.store.ts";
import { type KnownGuest, namePlace } from "./known-guests.ts";
import { recordGuests } from "./record-guests.ts";

/** How many may come by one link at once, and then on average: beyond it somebody floods the bubble. */
const comings = { burst: 30, perSec: 1 / 2 };
const linksKept = 10_000;

/** Counts who comes by which link; in memory, the longest unused are forgotten. */
export function createDoorbell(now: () => number) {
  const buckets = new Map<string, Bucket>();
  /** @throws core.too_many */
  return function ring(conversationId: string): void {
    const bucket = buckets.get(conversationId) ?? fullBucket(now());
    buckets.delete(conversationId);
    buckets.set(conversationId, bucket);
    if (buckets.size > linksKept) buckets.delete(buckets.keys().next().value as string);
    const retryAfterSec = takeToken(bucket, comings, now());
    if (retryAfterSec > 0) throw failure("core.too_many", { retryAfterSec });
  };
}

type LinkDeps = Pick<GuestsDeps, "conversations" | "db" | "guests" | "now">;

/** @throws guests.link_invalid for whatever does not let anybody in, guests.archived, guests.full */
async function openDoor({ conversations, db, guests, now }: LinkDeps, token: string): Promise<GuestLinkRow> {
  const link = await findLinkByToken(db.reader, hashToken(token));
  if (!link || !works(link, now())) throw linkInvalid();
  const { conversationId } = link;
  const organiserId = await conversations.organiserOf(conversationId);
  if (organiserId === undefined || !(await guests.plans.allows(organiserId, "guests"))) throw linkInvalid();
  if ((await conversations.roster(conversationId))?.isArchived) throw archived();
  if (!(await isRoomIn(link, (state) => countGuests(db.reader, conversationId, state)))) throw full();
  return link;
}

/** Before the door where there is a waiting room, else inside. */
const isRoomIn = async (link: GuestLinkRow, count: (state: "waiting" | "inside") => Promise<number>) =>
  link.hasWaitingRoom ? hasWaitingPlace(await count("waiting")) : hasRoom(link, await count("inside"));

/** Where a link leads, as long as it works. */
export async function readLink(
  deps: LinkDeps,
  token: string,
): Promise<{ bubbleName: string; hasWaitingRoom: boolean }> {
  const { conversationId, hasWaitingRoom } = await openDoor(deps, token);
  return { bubbleName: (await deps.conversations.nameOf(conversationId)) ?? "", hasWaitingRoom };
}

interface Coming {
  readonly caller: Caller | undefined;
  readonly token: string;
  readonly name: string;
  readonly language: Language;
}

/**
 * Somebody comes in by a link, or stands before the door of the waiting room. One is a guest in one place at a time: a visit
 * elsewhere ends; whoever comes to where they are already is not counted again.
 * @returns the guest's id, and the token of their session unless they had it before
 */
export async function joinAsGuest(
  deps: GuestsDeps & { readonly ring: (conversationId: string) => void },
  { caller, token, name, language }: Coming,
): Promise<{ guestId: string; sessionToken: string | null }> {
  const { conversations, db, facts, guests, keys, newId, now, ring } = deps;
  if (caller && caller.guestOf === null) throw hasAccount();
  const link = await openDoor(deps, token);
  const { conversationId, hasWaitingRoom } = link;
  if (caller?.guestOf === conversationId) return { guestId: caller.accountId, sessionToken: null };
  ring(conversationId);
  if (caller) await endGuest(deps, caller.accountId, "left");

  const id = newId();
  const sessionToken = newToken();
  const key = await keys.create(`person:${id}`);
  const row = { id, conversationId, tokenHash: hashToken(sessionToken), language, createdAt: now() };
  const come = async (tx: Tx) => {
    if (!(await isRoomIn(link, (state) => countGuests(tx, conversationId, state)))) throw full();
    if (!(await countUse(tx, link.tokenHash, now()))) throw linkInvalid();
    // Asked again: it may have been archived while this waited. Inside, the bubble itself asks.
    if ((await conversations.roster(conversationId))?.isArchived) throw archived();
    const state = hasWaitingRoom ? "waiting" : "inside";
    await insertGuest(tx, { ...row, state, name: seal(key, namePlace(id), name) });
    if (!hasWaitingRoom) await insertAdmitted(tx, id, conversationId);
    await recordGuests(facts, tx, conversationId);
  };
  const guest: KnownGuest = { ...row, name, isInside: !hasWaitingRoom };
  // Before anybody hears of them: their name is asked for with the news.
  guests.known.put(guest);
  try {
    if (hasWaitingRoom) await db.transaction(come);
    else await conversations.admitGuest({ conversationId, guestId: id }, come);
  } catch (cause) {
    guests.known.forget(id);
    await keys.destroy(`person:${id}`);
    throw cause;
  }
  return { guestId: id, sessionToken };
}
