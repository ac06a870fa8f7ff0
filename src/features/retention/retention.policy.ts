import type { Retention } from "../../protocol/conversations.ts";

/** The shorter of two times; null lasts until somebody deletes. */
const shorter = (one: number | null, other: number | null): number | null =>
  one === null ? other : other === null ? one : Math.min(one, other);

interface Ruling {
  readonly kind: "direct" | "bubble";
  /** Of the bubble itself. */
  readonly own?: Retention | undefined;
  readonly members: readonly { readonly role: string; readonly company?: Retention | undefined }[];
}

/**
 * How long a conversation keeps things. A chat belongs to both its people: the shorter of their companies' times holds for both, so
 * that what one of them is told is true. A bubble belongs to whoever organises it: their company's time and the bubble's own, the
 * shorter; a member's company does not reach into it. History lasts no longer than the messages that tell of it.
 * @returns null when everything is kept until it is deleted
 */
export function retentionIn({ kind, own, members }: Ruling): Retention | null {
  const ruling = [
    ...(own && kind === "bubble" ? [own] : []),
    ...members.flatMap(({ role, company }) =>
      company && (kind === "direct" || role === "organiser") ? [company] : [],
    ),
  ];
  const least = (of: keyof Retention) => ruling.map((one) => one[of]).reduce(shorter, null);
  const messagesDays = least("messagesDays");
  const inForce = {
    messagesDays,
    filesDays: least("filesDays"),
    historyDays: shorter(least("historyDays"), messagesDays),
  };
  return Object.values(inForce).every((days) => days === null) ? null : inForce;
}

const dayMs = 24 * 3_600_000;

/**
 * How long one version of a conversation's key is used where messages are kept for so long, in ms: a thirtieth of it, but a day at
 * least and a week at most. So long can a key outlive the first messages that it opens.
 */
export const keyPeriodMs = (messagesDays: number): number => Math.min(7, Math.max(1, messagesDays / 30)) * dayMs;

/** As a notice says it: `30,0,0`. */
export const asDetail = ({ messagesDays, filesDays, historyDays }: Retention): string =>
  [messagesDays, filesDays, historyDays].map((days) => days ?? 0).join(",");
