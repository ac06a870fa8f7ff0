import type { ErasureVerdict } from "../../protocol/erasure.ts";

/** Somebody whose account is to go, as the database has them in the act's transaction. */
export interface Leaving {
  readonly companyId: string | null;
  readonly isAdministrator: boolean;
  readonly isOperator: boolean;
}

export interface Surroundings {
  /** Others in the company, deactivated people too. */
  readonly others: number;
  /** Somebody else who can sign in administers the company. */
  readonly hasOtherAdministrator: boolean;
  readonly hasOtherOperator: boolean;
}

/**
 * May this account go, by that person's word? Who belongs to no company decides alone (S51). In a company, Essential or paying,
 * its administrators decide, about themselves too (S52, S53), and it keeps one as long as anybody else is in it.
 * @param actor the person themselves, or an administrator of their company
 */
export function judgeErasure(
  actor: "self" | "administrator",
  { companyId, isAdministrator, isOperator }: Leaving,
  { others, hasOtherAdministrator, hasOtherOperator }: Surroundings,
): ErasureVerdict {
  if (isOperator && !hasOtherOperator) return "lastOperator";
  if (companyId === null) return "allowed";
  if (actor === "self" && !isAdministrator) return "askAdministrator";
  if (isAdministrator && !hasOtherAdministrator && others > 0) return "lastAdministrator";
  return "allowed";
}

const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month + 1, 0)).getUTCDate();

/** One month later on the calendar, the last day of it where it is shorter (GDPR, Art. 12 (3)). */
export function dueAfter(askedAt: number): number {
  const date = new Date(askedAt);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + 1);
  date.setUTCDate(Math.min(day, daysInMonth(date.getUTCFullYear(), date.getUTCMonth())));
  return date.getTime();
}
