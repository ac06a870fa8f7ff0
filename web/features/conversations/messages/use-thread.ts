import { useCallback, useEffect, useState } from "react";
import type { Message } from "../../../../src/protocol/conversations.ts";
import { pageThread } from "../../../../src/protocol/messages.ts";
import { type ApiFailure, asFailure, callQuick, socket } from "../../../api/index.ts";
import { knownAt, learn, useKnownMessages } from "./known-messages.ts";

const pageSize = 50;

export interface Thread {
  /** null: its beginning is not there for this person; undefined: on its way. */
  readonly root: Message | null | undefined;
  readonly replies: readonly Message[];
  readonly hasMore: boolean;
  readonly failure: ApiFailure | undefined;
  loadOlder(): void;
}

/** A thread's messages, kept true while it is shown. */
export function useThread(conversationId: string, rootSeq: number): Thread {
  const known = useKnownMessages();
  const [seqs, setSeqs] = useState<readonly number[]>([]);
  const [state, setState] = useState<{ hasMore: boolean; isThere: boolean; hasRoot: boolean; failure?: ApiFailure }>({
    hasMore: false,
    isThere: false,
    hasRoot: true,
  });
  const load = useCallback(
    (before?: number) => {
      const query = { limit: pageSize, ...(before !== undefined && { before }) };
      callQuick(pageThread, { params: { conversationId, rootSeq: String(rootSeq) }, query }).then(
        ({ root, messages, hasMore }) => {
          learn(root ? [root, ...messages] : messages);
          setSeqs((now) => [...new Set([...messages.map(({ seq }) => seq), ...now])].sort((a, b) => a - b));
          setState({ hasMore, isThere: true, hasRoot: root !== null });
        },
        (thrown: unknown) => setState((now) => ({ ...now, failure: asFailure(thrown) })),
      );
    },
    [conversationId, rootSeq],
  );
  useEffect(() => {
    setSeqs([]);
    load();
    return socket().onEvent("message.sent", ({ message }) => {
      if (message.conversationId !== conversationId || message.threadSeq !== rootSeq) return;
      learn([message]);
      setSeqs((now) => (now.includes(message.seq) ? now : [...now, message.seq]));
    });
  }, [conversationId, rootSeq, load]);
  const root = knownAt(known, conversationId, rootSeq);
  return {
    root: state.isThere && !state.hasRoot ? null : root,
    replies: seqs.flatMap((seq) => knownAt(known, conversationId, seq) ?? []),
    hasMore: state.hasMore,
    failure: state.failure,
    loadOlder: () => load(seqs[0]),
  };
}
