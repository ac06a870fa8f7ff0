import type { FailureCode } from "../../protocol/failures/index.ts";
import type { Viewer } from "./viewers.ts";

/** What comes back: the failure's code, or that it went well (which says nothing of the world's things: the test looks). */
type Cell = "ok" | FailureCode;
export type Row = Readonly<Record<Viewer, Cell>>;

/** The same for everybody, signed in or not. */
export const anyone = (cell: Cell): Row => ({
  ...{ stranger: cell, guest: cell, alone: cell, member: cell, administrator: cell, deactivated: cell },
});
/** The same for everybody who is signed in; to whatever does not admit guests, a guest is not (S39). */
export const signedIn = (cell: Cell): Row => ({
  ...{ alone: cell, member: cell, administrator: cell },
  ...{ stranger: "core.not_signed_in", guest: "core.not_signed_in", deactivated: "core.not_signed_in" },
});
/** And for guests of a bubble elsewhere. */
export const guestsToo = (cell: Cell): Row => ({ ...signedIn(cell), guest: cell });
/** Guest links are for people without an account. */
export const withoutAccount = (cell: Cell): Row => ({
  ...signedIn("guests.has_account"),
  ...{ stranger: cell, guest: cell, deactivated: cell },
});
/** For guests alone. */
export const visiting = (cell: Cell): Row => ({ ...signedIn("core.not_found"), guest: cell });
/** For who administers a company: of their own one. To others these acts do not exist. */
export const administering = (cell: Cell): Row => ({ ...signedIn("core.not_found"), administrator: cell });
export const operating = signedIn("core.not_found");
