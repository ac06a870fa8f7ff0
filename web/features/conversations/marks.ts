import type { Member } from "../../../src/protocol/conversations.ts";

export interface Marks {
  /** What all the others' devices have reached, the least of them. */
  readonly state: "sent" | "delivered" | "seen";
  /** The others who have seen it. */
  readonly seenBy: readonly Member[];
  readonly deliveredTo: readonly Member[];
  readonly othersCount: number;
}

/** How far a message of one's own has come (S17). Who joined after it does not hold it back. */
export function marksOf(message: { seq: number; sentAt: number }, members: readonly Member[], selfId: string): Marks {
  const others = members.filter((member) => member.accountId !== selfId && member.joinedAt <= message.sentAt);
  const seenBy = others.filter((member) => member.seenSeq >= message.seq);
  const deliveredTo = others.filter((member) => member.deliveredSeq >= message.seq);
  const everyone = (part: readonly Member[]) => others.length > 0 && part.length === others.length;
  const state = everyone(seenBy) ? "seen" : everyone(deliveredTo) ? "delivered" : "sent";
  return { state, seenBy, deliveredTo, othersCount: others.length };
}
