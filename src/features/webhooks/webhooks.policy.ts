import type { Role } from "../../protocol/conversations.ts";
import type { WebhookDelivery } from "../../protocol/webhooks.ts";

/** Organisers and moderators decide which programs a bubble is connected with. */
export const mayConnect = (role: Role): boolean => role === "organiser" || role === "moderator";

/** Of each kind, in one bubble. */
export const mostWebhooks = 20;

const minute = 60_000;
/** Pauses after each failed attempt; after the last one, a day and a half in all, an event is given up. */
const pausesMs = [5_000, 30_000, 5 * minute, 30 * minute, 2 * 60 * minute, 8 * 60 * minute, 24 * 60 * minute];

export interface Attempt {
  /** Attempts made, this one among them. */
  readonly attempts: number;
  /** HTTP status; null: no whole answer. */
  readonly status: number | null;
}

export type Verdict =
  | { readonly state: Exclude<WebhookDelivery["state"], "waiting">; readonly isGone: boolean }
  | { readonly state: "waiting"; readonly afterMs: number };

/** Only 2xx took it. 410 says that the address is gone for good; everything else may pass by itself. */
export function judge({ attempts, status }: Attempt): Verdict {
  if (status !== null && status >= 200 && status < 300) return { state: "delivered", isGone: false };
  if (status === 410) return { state: "failed", isGone: true };
  const afterMs = pausesMs[attempts - 1];
  return afterMs === undefined ? { state: "failed", isGone: false } : { state: "waiting", afterMs };
}
