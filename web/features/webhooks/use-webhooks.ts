import { useCallback, useEffect, useState } from "react";
import type { Conversation } from "../../../src/protocol/conversations.ts";
import type { OutputOf } from "../../../src/protocol/endpoint.ts";
import { listWebhooks } from "../../../src/protocol/webhooks.ts";
import { call } from "../../api/index.ts";
import { useIsGuest } from "../../app/session.ts";

type Connected = OutputOf<typeof listWebhooks>;

/** With which programs a bubble is connected; undefined until known, and for whom it is none of their business. */
export function useWebhooks({ id: conversationId, kind }: Conversation) {
  const isGuest = useIsGuest();
  const [connected, setConnected] = useState<Connected>();
  const reload = useCallback(() => {
    if (isGuest || kind === "direct") return;
    // Without an answer the section is left out; opening the details again asks again.
    call(listWebhooks, { params: { conversationId } }).then(setConnected, () => {});
  }, [conversationId, isGuest, kind]);
  useEffect(reload, [reload]);
  return { connected, reload };
}
