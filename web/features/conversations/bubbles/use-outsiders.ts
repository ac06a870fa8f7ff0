import { useCallback, useEffect, useState } from "react";
import { listOutsiders, type Outsider } from "../../../../src/protocol/bubbles.ts";
import { call, socket } from "../../../api/index.ts";
import { wantPeople } from "../../directory/index.ts";

/** Who is not in a bubble but was asked, asks, or was; asked again whenever that changes. */
export function useOutsiders(conversationId: string, isTending: boolean) {
  const [outsiders, setOutsiders] = useState<readonly Outsider[]>([]);
  const put = useCallback((next: readonly Outsider[]) => {
    wantPeople(next.map(({ accountId }) => accountId));
    setOutsiders(next);
  }, []);
  const load = useCallback(() => {
    if (!isTending) return;
    // Without an answer the list stays as it was: the members above it are what matters.
    call(listOutsiders, { params: { conversationId } }).then(
      (answer) => put(answer.outsiders),
      () => {},
    );
  }, [conversationId, isTending, put]);
  useEffect(load, [load]);
  useEffect(() => {
    const about = (id: string) => {
      if (id === conversationId) load();
    };
    const stops = [
      socket().onEvent("outsiders.changed", (event) => about(event.conversationId)),
      socket().onEvent("conversation.changed", ({ conversation }) => about(conversation.id)),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [conversationId, load]);
  return { outsiders: isTending ? outsiders : [], put };
}
