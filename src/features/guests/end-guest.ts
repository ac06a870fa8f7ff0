import type { GuestEnd } from "../../protocol/guests.ts";
import type { GuestsDeps } from "./guests.deps.ts";
import { isOver } from "./guests.policy.ts";
import { allGuests, deleteGuest, findGuest, moveGuest } from "./guests.store.ts";
import { recordGuests } from "./record-guests.ts";

type EndDeps = Pick<
  GuestsDeps,
  "conversations" | "db" | "facts" | "files" | "guests" | "inTurn" | "keys" | "sendTo" | "closeSession"
>;

/**
 * Ends a visit for good: out of the bubble and without a session in one commit, then what they shared goes to the bubble's
 * organiser, their key is destroyed and their row deleted. Repeated after a crash it goes on where it stopped.
 */
export function endGuest(deps: EndDeps, guestId: string, reason: GuestEnd): Promise<void> {
  return deps.inTurn(guestId, async () => {
    const { conversations, db, facts, files, guests, keys } = deps;
    const row = await findGuest(db.reader, guestId);
    if (!row) return;
    const { conversationId } = row;
    await conversations.dismissGuest({ conversationId, guestId }, async (tx) => {
      if (!(await moveGuest(tx, guestId, ["waiting", "inside"], "ending"))) return;
      await recordGuests(facts, tx, conversationId);
      const scope = `conversation:${conversationId}` as const;
      if (row.state === "inside") await facts.record(tx, "guest.ended", { conversationId, guestId }, { scope });
    });
    guests.known.forget(guestId);
    deps.sendTo(guestId, { type: "guest.ended", reason });
    deps.closeSession(guestId);
    // Their names are sealed with the key that goes next.
    const heir = await conversations.organiserOf(conversationId);
    await (heir === undefined ? files.erase(guestId) : files.handOver({ fromId: guestId, toId: heir }));
    await keys.destroy(`person:${guestId}`);
    await db.transaction(async (tx) => void (await deleteGuest(tx, guestId)));
  });
}

/** Everybody whose day is over, and whoever a crash left half gone. One that fails does not hold up the others. */
export async function endDueGuests(deps: EndDeps & Pick<GuestsDeps, "log" | "now">): Promise<void> {
  for (const { id, state, createdAt } of await allGuests(deps.db.reader)) {
    if (state !== "ending" && !isOver(createdAt, deps.now())) continue;
    await endGuest(deps, id, "over").catch((error: unknown) =>
      deps.log.error({ guestId: id, error }, "a guest's visit could not be ended"),
    );
  }
}

/** All of a bubble, or those of them who wait. */
export async function endGuestsOf(
  deps: EndDeps,
  conversationId: string,
  who: "waiting" | "all",
  reason: GuestEnd,
): Promise<void> {
  for (const { id, isInside } of await deps.guests.known.of(conversationId))
    if (who === "all" || !isInside) await endGuest(deps, id, reason);
}
