import type { ConversationSlotProps } from "../../app/feature.ts";
import { useAccount } from "../../app/session.ts";
import { PersonActions } from "./person-actions.tsx";

/** In the details of a direct chat: what the other one is to oneself, and the block. */
export function ChatRelation({ conversation }: ConversationSlotProps) {
  const { id: selfId } = useAccount();
  if (conversation.kind !== "direct") return null;
  const other = conversation.members.find(({ accountId }) => accountId !== selfId);
  if (!other) return null;
  return (
    <div className="flex justify-center px-4 py-3">
      <PersonActions accountId={other.accountId} />
    </div>
  );
}
