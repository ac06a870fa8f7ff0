import { useEffect, useRef } from "react";
import type { Conference } from "../../../src/protocol/conferences.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { announce } from "../../ui/index.ts";
import { knownName } from "../directory/index.ts";
import { stageTexts } from "./stage-texts.ts";
import { conferencesTexts } from "./texts.ts";

interface Seen {
  readonly accountId: string;
  readonly isUp: boolean;
}

/** Says who comes and goes, raises a hand or waits before the door, to those who do not see it. */
export function useComings(conference: Conference | undefined, selfId: string | null): void {
  const t = useTexts(conferencesTexts);
  const stage = useTexts(stageTexts);
  const before = useRef<Map<string, Seen> | null>(null);
  const waited = useRef<readonly string[]>([]);
  useEffect(() => {
    const now = new Map(
      (conference?.participants ?? [])
        .filter(({ participantId }) => participantId !== selfId)
        .map(({ participantId, accountId, raisedAt }) => [participantId, { accountId, isUp: raisedAt !== null }]),
    );
    const known = before.current;
    before.current = now;
    if (known === null) return;
    for (const [id, { accountId, isUp }] of now) {
      const name = knownName(accountId);
      if (!known.has(id)) announce(t("entered", { name }));
      if (isUp && !known.get(id)?.isUp) announce(stage("handRaised", { name }));
    }
    for (const [id, { accountId }] of known) if (!now.has(id)) announce(t("wentOut", { name: knownName(accountId) }));
  }, [conference, selfId, t, stage]);
  useEffect(() => {
    const waiting = conference?.waiting ?? [];
    for (const { participantId, accountId } of waiting)
      if (!waited.current.includes(participantId)) announce(stage("wantsIn", { name: knownName(accountId) }));
    waited.current = waiting.map(({ participantId }) => participantId);
  }, [conference, stage]);
}
