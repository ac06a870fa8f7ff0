import { useEffect, useState } from "react";
import type { Conversation } from "../../../src/protocol/conversations.ts";
import type { VirtualRows } from "../../ui/virtual/use-virtual-rows.ts";
import type { History } from "./history.ts";
import { progressReporter } from "./live.ts";

const isAttended = () => document.visibilityState === "visible" && document.hasFocus();

/** Whether somebody looks at this window. */
function useAttention(): boolean {
  const [attends, setAttends] = useState(isAttended);
  useEffect(() => {
    const update = () => setAttends(isAttended());
    addEventListener("focus", update);
    addEventListener("blur", update);
    document.addEventListener("visibilitychange", update);
    return () => {
      removeEventListener("focus", update);
      removeEventListener("blur", update);
      document.removeEventListener("visibilitychange", update);
    };
  }, []);
  return attends;
}

interface SeenOptions {
  readonly conversation: Conversation;
  readonly history: History;
  readonly rows: Pick<VirtualRows, "isAtEnd" | "lastVisible">;
}

/** Reports the lowest message on the screen as seen, while somebody looks at it (S17). */
export function useSeen({ conversation, history, rows }: SeenOptions): void {
  const attends = useAttention();
  const { lastSeq } = history;
  const { fromSeq } = conversation.own;
  const lowest = rows.isAtEnd ? lastSeq : Math.min(lastSeq, fromSeq + rows.lastVisible + 1);
  const isThere = lowest > fromSeq && history.stateAt(lowest) === "there";
  useEffect(() => {
    if (attends && isThere) progressReporter().seen(conversation.id, lowest);
  }, [attends, isThere, lowest, conversation.id]);
}
