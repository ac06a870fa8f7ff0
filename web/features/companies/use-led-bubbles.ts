import { useEffect, useState } from "react";
import { listConversations } from "../../../src/protocol/conversations.ts";
import { call } from "../../api/index.ts";
import { useAccount } from "../../app/session.ts";

export interface LedBubble {
  readonly id: string;
  readonly name: string;
}

/** The bubbles of which one is organiser or moderator, by name; undefined until they are known. */
export function useLedBubbles(): readonly LedBubble[] | undefined {
  const { id: ownId } = useAccount();
  const [bubbles, setBubbles] = useState<readonly LedBubble[]>();
  useEffect(() => {
    call(listConversations).then(
      ({ conversations }) =>
        setBubbles(
          conversations
            .filter(({ kind, members }) => {
              const role = members.find(({ accountId }) => accountId === ownId)?.role;
              return kind === "bubble" && (role === "organiser" || role === "moderator");
            })
            .map(({ id, name }) => ({ id, name }))
            .sort((a, b) => a.name.localeCompare(b.name)),
        ),
      () => setBubbles([]),
    );
  }, [ownId]);
  return bubbles;
}
