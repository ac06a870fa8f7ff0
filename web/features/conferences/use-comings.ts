import { useEffect, useRef } from "react";
import type { Conference } from "../../../src/protocol/conferences.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { announce } from "../../ui/index.ts";
import { knownName } from "../directory/index.ts";
import { conferencesTexts } from "./texts.ts";

/** Says who comes and goes to those who do not see it. */
export function useComings(conference: Conference | undefined, selfId: string | null): void {
  const t = useTexts(conferencesTexts);
  const before = useRef<Map<string, string> | null>(null);
  useEffect(() => {
    const now = new Map(
      (conference?.participants ?? [])
        .filter(({ participantId }) => participantId !== selfId)
        .map(({ participantId, accountId }) => [participantId, accountId]),
    );
    const known = before.current;
    before.current = now;
    if (known === null) return;
    for (const [id, accountId] of now) if (!known.has(id)) announce(t("entered", { name: knownName(accountId) }));
    for (const [id, accountId] of known) if (!now.has(id)) announce(t("wentOut", { name: knownName(accountId) }));
  }, [conference, selfId, t]);
}
