import { defaultBudgets, type RateLimiter, rateLimiter } from "../../platform/http/rate-limit.ts";

/** How often strangers may have mail sent to one mailbox; the limit per caller's address does not protect it. */
const budget = { burst: 5, perSec: 1 / 300 };

export type MailboxLimit = Pick<RateLimiter, "spend">;

export const mailboxLimit = (now: () => number): MailboxLimit => rateLimiter(now, { ...defaultBudgets, mail: budget });
