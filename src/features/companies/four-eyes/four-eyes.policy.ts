import type { GuardedAct } from "../../../protocol/companies.ts";

/** Whether an administrator may do this alone. */
export type GuardVerdict = "allowed" | "needsSecond";

export const judgeGuarded = (_act: GuardedAct, isOn: boolean): GuardVerdict => (isOn ? "needsSecond" : "allowed");

export interface RequestStanding {
  readonly companyId: string;
  readonly requestedById: string;
  /** null: nobody has decided. */
  readonly decidedAt: number | null;
  readonly expiresAt: number;
}

export type Decision = "confirm" | "refuse" | "withdraw";
export type DecisionVerdict = "allowed" | "notFound" | "ownRequest" | "over";

/** May this administrator of that company decide so about the request? Only its author takes it back, and only others decide it. */
export function judgeDecision(
  decision: Decision,
  { companyId, actorId }: { readonly companyId: string; readonly actorId: string },
  request: RequestStanding | undefined,
  now: number,
): DecisionVerdict {
  if (request?.companyId !== companyId) return "notFound";
  const isOwn = request.requestedById === actorId;
  if (decision === "withdraw" && !isOwn) return "notFound";
  if (decision !== "withdraw" && isOwn) return "ownRequest";
  return request.decidedAt !== null || request.expiresAt <= now ? "over" : "allowed";
}

/** One alone would be locked out by it. */
export const mayBegin = (administrators: number): boolean => administrators >= 2;
