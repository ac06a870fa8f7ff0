import { defaultBudgets, rateLimiter } from "../../platform/http/rate-limit.ts";

/** How many invitations one mailbox gets, whoever they come from; all of them wait inside for whoever signs in. */
const budget = { burst: 5, perSec: 1 / (4 * 3_600) };

/** Keeps many inviters together from filling a stranger's mailbox. */
export function createMailboxRest(now: () => number) {
  const limiter = rateLimiter(now, { ...defaultBudgets, mail: budget });
  return {
    /** Spends one mail. False: not now; the inviter is not told, as it is not about them. */
    maySend(addressIndex: string): boolean {
      try {
        limiter.spend("mail", addressIndex);
        return true;
      } catch {
        return false;
      }
    },
  };
}
export type MailboxRest = ReturnType<typeof createMailboxRest>;
