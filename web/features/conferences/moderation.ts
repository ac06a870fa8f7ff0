import { Hand, Mic, MicOff, MonitorX, UserX, VideoOff } from "lucide-react";
import { createElement } from "react";
import type { Moderation } from "../../../src/protocol/conferences.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import type { Tile } from "../../media/conference-view.ts";
import type { MenuEntries } from "../../ui/index.ts";
import { mayRemove, mayTend, roleOf } from "../conversations/bubble-rules.ts";
import { ownId, useConversationsStore } from "../conversations/store.ts";
import { conferences, useConferences } from "./session.ts";
import { stageTexts } from "./stage-texts.ts";

/** Whether one tends the bubble whose conference this window is in; the server decides, this only shows what it allows. */
export function useTends(): boolean {
  const conversationId = useConferences(({ current }) => current?.conversationId ?? "");
  const conversation = useConversationsStore(({ all }) => all[conversationId]);
  return conversation !== undefined && mayTend(roleOf(conversation, ownId()));
}

const icons = {
  ...{ mute: MicOff, askToUnmute: Mic, stopCamera: VideoOff, stopScreen: MonitorX, lowerHand: Hand, remove: UserX },
} as const;

/** What one may do with a participant now; empty for whoever may nothing. */
export function useModeration(participantId: string | null, kind: Tile["kind"] = "person"): MenuEntries {
  const t = useTexts(stageTexts);
  const conversationId = useConferences(({ current }) => current?.conversationId ?? "");
  const participant = useConferences(({ running }) =>
    running[conversationId]?.participants.find((one) => one.participantId === participantId),
  );
  const conversation = useConversationsStore(({ all }) => all[conversationId]);
  if (!participant || !conversation) return [];
  const role = roleOf(conversation, ownId());
  if (!mayTend(role)) return [];
  const sends = (source: string) => participant.tracks.some((track) => track.source === source && !track.muted);
  const isOnScreen = kind === "screen";
  const acts: [keyof typeof icons, boolean][] = [
    ["stopScreen", sends("screen")],
    ["mute", !isOnScreen && sends("microphone")],
    ["askToUnmute", !isOnScreen && !sends("microphone")],
    ["stopCamera", !isOnScreen && sends("camera")],
    ["lowerHand", !isOnScreen && participant.raisedAt !== null],
  ];
  const entry = (act: keyof typeof icons & Moderation) => ({
    label: t(act),
    icon: createElement(icons[act], { "aria-hidden": true, className: "size-4" }),
    onSelect: () => conferences()?.acts.moderate(participant.participantId, act),
  });
  const isRemovable = !isOnScreen && mayRemove(role, roleOf(conversation, participant.accountId));
  return [
    ...acts.flatMap(([act, isPossible]) => (isPossible ? [entry(act)] : [])),
    ...(isRemovable ? [null, { ...entry("remove"), isDangerous: true }] : []),
  ];
}
