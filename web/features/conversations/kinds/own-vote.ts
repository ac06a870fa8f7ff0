import { useEffect, useState } from "react";
import type { Message } from "../../../../src/protocol/conversations.ts";
import type { Poll } from "../../../../src/protocol/message-kinds.ts";
import { getOwnVote } from "../../../../src/protocol/polls.ts";
import { callQuick } from "../../../api/index.ts";
import { ownId } from "../store.ts";

export interface OwnVote {
  readonly answers: readonly number[];
  /** An anonymous poll's is asked for: until then one would overwrite it unseen. */
  readonly isKnown: boolean;
  keep(answers: readonly number[]): void;
}

/** What one chose oneself. A named poll says it by itself; of an anonymous one only the server's answer to oneself does. */
export function useOwnVote({ id: messageId, conversationId }: Message, poll: Poll): OwnVote {
  const [asked, setAsked] = useState<readonly number[]>();
  const { isAnonymous, voterCount } = poll;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another number of votes may be one's own from another device
  useEffect(() => {
    if (!isAnonymous) return;
    let isShown = true;
    callQuick(getOwnVote, { params: { conversationId, messageId } }).then(
      ({ answers }) => isShown && setAsked(answers),
      // Asked again with the next vote, or when it is shown again.
      () => undefined,
    );
    return () => {
      isShown = false;
    };
  }, [conversationId, messageId, isAnonymous, voterCount]);
  if (isAnonymous) return { answers: asked ?? [], isKnown: asked !== undefined, keep: setAsked };
  const answers = poll.answers.flatMap(({ accountIds }, at) => (accountIds.includes(ownId()) ? at : []));
  return { answers, isKnown: true, keep: () => undefined };
}
