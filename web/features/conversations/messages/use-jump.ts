import { useEffect, useState } from "react";
import type { Conversation } from "../../../../src/protocol/conversations.ts";
import type { VirtualRows } from "../../../ui/virtual/use-virtual-rows.ts";
import { useOpened } from "./asked.ts";

const shownMs = 1_600;
/** px of what was said before. */
const above = 120;

/** Goes where somebody wants to go in this chat. @returns the position, for as long as it is marked */
export function useJump(
  { id, own: { fromSeq } }: Conversation,
  lastSeq: number,
  { scrollToRow }: Pick<VirtualRows, "scrollToRow">,
): number | undefined {
  const jump = useOpened((opened) => opened.jump);
  const [marked, setMarked] = useState<number>();
  const seq = jump?.conversationId === id ? jump.seq : undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each wish is followed once
  useEffect(() => {
    if (seq === undefined || seq <= fromSeq || seq > lastSeq) return;
    scrollToRow(seq - fromSeq - 1, above);
    setMarked(seq);
    useOpened.setState({ jump: undefined });
  }, [jump?.at, seq]);
  useEffect(() => {
    if (marked === undefined) return;
    const timer = setTimeout(() => setMarked(undefined), shownMs);
    return () => clearTimeout(timer);
  }, [marked]);
  return marked;
}
