import type { ConversationSlotProps } from "../../app/feature.ts";
import { useAccount } from "../../app/session.ts";
import { CallButtons } from "./call-buttons.tsx";
import { calls } from "./session.ts";

/** In a direct chat's header: call the other person. A bubble's members meet in a conference instead. */
export function CallAction({ conversation }: ConversationSlotProps) {
  const { id } = useAccount();
  const peer = conversation.members.find((member) => member.accountId !== id);
  if (conversation.kind !== "direct" || !peer) return null;
  const { accountId: peerId } = peer;
  return (
    <CallButtons
      peerId={peerId}
      onStart={(kind) => void calls()?.start({ conversationId: conversation.id, peerId, kind })}
    />
  );
}
