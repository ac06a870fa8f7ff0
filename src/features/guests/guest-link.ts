import { open, seal } from "../../platform/crypto/seal.ts";
import { hashToken, newToken } from "../../platform/crypto/tokens.ts";
import type { InputOf } from "../../protocol/endpoint.ts";
import type { GuestLink, openGuestLink as openEndpoint } from "../../protocol/guests.ts";
import { endGuestsOf } from "./end-guest.ts";
import type { GuestsDeps } from "./guests.deps.ts";
import { bubbleNotFound, notAllowed } from "./guests.errors.ts";
import { mayTendGuests, works } from "./guests.policy.ts";
import { findLink, removeLink, replaceLink } from "./guests.store.ts";
import { recordGuests } from "./record-guests.ts";

const hourMs = 3_600_000;
const place = (conversationId: string) => ({ table: "guest_links", column: "token", row: conversationId });

/** Lives as long as the bubble, whatever of its history is destroyed meanwhile. */
const linkKey = (keys: GuestsDeps["keys"], conversationId: string) => keys.get(`label:${conversationId}`);

/** Somebody who holds a bubble's door. */
export interface Tending {
  readonly conversationId: string;
  readonly actorId: string;
  /** Whose administrators read of it in the audit log. */
  readonly companyId: string | null;
}

/** @throws conversation.not_found for a stranger, conversation.not_allowed for whoever does not hold the door */
export async function checkTending(
  { conversations }: Pick<GuestsDeps, "conversations">,
  { conversationId, actorId }: Pick<Tending, "conversationId" | "actorId">,
): Promise<void> {
  const role = await conversations.roleIn(conversationId, actorId);
  if (role === undefined) throw bubbleNotFound();
  if (!mayTendGuests(role)) throw notAllowed();
}

/** The link as one reads and passes it on; null: there is none. */
export async function linkOf(
  { config, db, keys }: Pick<GuestsDeps, "config" | "db" | "keys">,
  conversationId: string,
): Promise<GuestLink | null> {
  const row = await findLink(db.reader, conversationId);
  if (!row) return null;
  const token = open(await linkKey(keys, conversationId), place(conversationId), row.token);
  const { createdAt, expiresAt, uses, maxUses, maxGuests, hasWaitingRoom } = row;
  // Behind the `#`: browsers send it to no server by themselves.
  const url = `${new URL(config.server.public_url).origin}/guest#${token}`;
  return { url, createdAt, expiresAt, uses, maxUses, maxGuests, hasWaitingRoom };
}

/** The address by which guests come in; null: there is none that works. */
export async function openAddressOf(
  deps: Pick<GuestsDeps, "config" | "db" | "keys" | "now">,
  conversationId: string,
): Promise<string | null> {
  const link = await linkOf(deps, conversationId);
  return link && works(link, deps.now()) ? link.url : null;
}

type LinkWishes = InputOf<typeof openEndpoint>["body"];

/** A new link in the place of the one before, which stops working. Who came by that one stays. */
export async function openLink(
  deps: Pick<GuestsDeps, "audit" | "conversations" | "db" | "facts" | "guests" | "keys" | "now">,
  tending: Tending,
  { validHours, maxUses, maxGuests, hasWaitingRoom }: LinkWishes,
): Promise<void> {
  const { audit, conversations, db, facts, guests, keys, now } = deps;
  const { conversationId, actorId, companyId } = tending;
  await checkTending(deps, tending);
  await guests.plans.require(actorId, "guests");
  await guests.plans.require((await conversations.organiserOf(conversationId)) ?? actorId, "guests");
  const token = newToken();
  const key = await linkKey(keys, conversationId);
  await db.transaction(async (tx) => {
    await replaceLink(tx, {
      ...{ conversationId, maxUses, maxGuests, hasWaitingRoom, uses: 0, createdBy: actorId, createdAt: now() },
      token: seal(key, place(conversationId), token),
      tokenHash: hashToken(token),
      expiresAt: validHours === null ? null : now() + validHours * hourMs,
    });
    await audit.record(tx, {
      ...{ act: "guests.link_opened", actorId, companyId, subjectId: conversationId },
      detail: { validHours, maxUses, maxGuests, hasWaitingRoom },
    });
    await recordGuests(facts, tx, conversationId);
  });
}

/** Nobody comes in any more and nobody waits for it. */
export async function closeLink(deps: GuestsDeps, tending: Tending, guests: "stay" | "go"): Promise<void> {
  const { audit, db, facts } = deps;
  const { conversationId, actorId, companyId } = tending;
  await checkTending(deps, tending);
  await db.transaction(async (tx) => {
    if (!(await removeLink(tx, conversationId))) return;
    const act = { act: "guests.link_closed", actorId, companyId, subjectId: conversationId };
    await audit.record(tx, { ...act, detail: { guests } });
    await recordGuests(facts, tx, conversationId);
  });
  await endGuestsOf(deps, conversationId, guests === "go" ? "all" : "waiting", "closed");
}
