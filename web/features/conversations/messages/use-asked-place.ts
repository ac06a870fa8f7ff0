import { useEffect } from "react";
import { useLocation, useSearch } from "wouter";
import { jumpTo } from "./asked.ts";

/** `/chat/:id?at=12` goes to that message. The place leaves the address: whoever comes back later reads on where they were. */
export function useAskedPlace(conversationId: string): void {
  const [location, navigate] = useLocation();
  const seq = Number(new URLSearchParams(useSearch()).get("at"));
  useEffect(() => {
    if (!Number.isSafeInteger(seq) || seq < 1) return;
    jumpTo(conversationId, seq);
    navigate(location, { replace: true });
  }, [conversationId, seq, location, navigate]);
}
