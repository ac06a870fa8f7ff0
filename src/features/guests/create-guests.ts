import { hashToken } from "../../platform/crypto/tokens.ts";
import { readSessionToken } from "../../platform/http/session-cookie.ts";
import type { Caller, Platform } from "../../platform/platform.ts";
import { switchNames } from "../../protocol/plans.ts";
import type { Plans } from "../plans/index.ts";
import { isOver, limitsOfGuest } from "./guests.policy.ts";
import { createKnownGuests, type KnownGuest } from "./known-guests.ts";

/** What the rest of the program asks of guests from the first request on; conversations, of a lower rank, are lent. */
interface GuestsLent {
  readonly plans: Pick<Plans, "allows" | "require" | "limits">;
  /** Undefined when there is no such bubble (any more). */
  readonly organiserOf: (conversationId: string) => Promise<string | undefined>;
}

export function createGuests({ db, keys, now }: Pick<Platform, "db" | "keys" | "now">, lent: GuestsLent) {
  const known = createKnownGuests({ reader: db.reader, keys });
  const { plans, organiserOf } = lent;

  /** By whose functions somebody acts: their own, or as a guest those of the bubble's organiser. */
  async function hostOf(accountId: string): Promise<string> {
    const guest = await known.find(accountId);
    return (guest && (await organiserOf(guest.conversationId))) ?? accountId;
  }

  /** The functions of people and guests alike. */
  const functions: GuestsLent["plans"] = {
    allows: async (accountId, name) => plans.allows(await hostOf(accountId), name),
    require: async (accountId, name) => plans.require(await hostOf(accountId), name),
    async limits(accountId) {
      const limits = await plans.limits(await hostOf(accountId));
      return (await known.find(accountId)) ? limitsOfGuest(limits) : limits;
    },
  };

  return {
    known,
    plans,
    functions,
    /** What a guest may use: what their host does. */
    async functionsOf(guestId: string) {
      const allowed = await Promise.all(switchNames.map(async (name) => functions.allows(guestId, name)));
      return switchNames.filter((_, index) => allowed[index]);
    },
    /** Whom a request comes from, when it is a guest whose day is not over. */
    async authenticate(request: Request): Promise<Caller | null> {
      const token = readSessionToken(request);
      const guest = token === null ? undefined : await known.findByToken(hashToken(token));
      return guest === undefined || isOver(guest.createdAt, now()) ? null : callerOf(guest);
    },
  };
}
export type Guests = ReturnType<typeof createGuests>;

const callerOf = ({ id, conversationId, createdAt, language }: KnownGuest): Caller => ({
  ...{ accountId: id, sessionId: id, guestOf: conversationId, language, provedAt: createdAt },
  ...{ isOperator: false, companyId: null, isAdministrator: false, lacksSecondFactor: false, owesTerms: false },
});
