import { endGuest } from "./end-guest.ts";
import { checkTending, type Tending } from "./guest-link.ts";
import type { GuestsDeps } from "./guests.deps.ts";
import { full, notWaiting } from "./guests.errors.ts";
import { hasRoom } from "./guests.policy.ts";
import { countGuests, findLink, insertAdmitted, moveGuest } from "./guests.store.ts";
import { recordGuests } from "./record-guests.ts";

interface GuestDecision {
  readonly guestId: string;
  readonly decision: "admit" | "refuse";
}

/** Lets somebody who waits in, or turns them away. */
export async function decideGuest(
  deps: GuestsDeps,
  tending: Pick<Tending, "conversationId" | "actorId">,
  { guestId, decision }: GuestDecision,
): Promise<void> {
  const { conversations, facts, guests } = deps;
  const { conversationId } = tending;
  await checkTending(deps, tending);
  const guest = await guests.known.find(guestId);
  if (guest?.conversationId !== conversationId || guest.isInside) throw notWaiting();
  if (decision === "refuse") return endGuest(deps, guestId, "refused");
  await conversations.admitGuest({ conversationId, guestId }, async (tx) => {
    if (!(await moveGuest(tx, guestId, ["waiting"], "inside"))) throw notWaiting();
    const link = await findLink(tx, conversationId);
    // Counted with this one.
    if (!hasRoom(link ?? { maxGuests: null }, (await countGuests(tx, conversationId, "inside")) - 1)) throw full();
    await insertAdmitted(tx, guestId, conversationId);
    await recordGuests(facts, tx, conversationId);
    await facts.record(tx, "guest.admitted", { guestId }, { scope: `account:${guestId}` });
  });
  guests.known.put({ ...guest, isInside: true });
}
