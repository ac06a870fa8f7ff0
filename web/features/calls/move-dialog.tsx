import { useAccount } from "../../app/session.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Avatar, Dialog } from "../../ui/index.ts";
import { byRecency } from "../conversations/conversation-state.ts";
import { useConversationsStore } from "../conversations/store.ts";
import { knownTitle } from "../conversations/titles.ts";
import { calls } from "./session.ts";
import { callsTexts } from "./texts.ts";

interface MoveDialogProps {
  readonly peerId: string;
  readonly name: string;
  readonly onClose: () => void;
}

/** To which bubble the two go on: one that both are in. */
export function MoveDialog({ peerId, name, onClose }: MoveDialogProps) {
  const t = useTexts(callsTexts);
  const { id: selfId } = useAccount();
  const all = useConversationsStore((state) => state.all);
  const shared = byRecency(all).filter(
    ({ kind, bubble, members }) =>
      kind === "bubble" && bubble?.archivedAt == null && members.some(({ accountId }) => accountId === peerId),
  );
  return (
    <Dialog isOpen onClose={onClose} width="small" title={t("moveTitle")} description={t("moveDetail", { name })}>
      {shared.length === 0 ? (
        <p className="text-text-2">{t("moveNone", { name })}</p>
      ) : (
        <ul className="max-h-72 overflow-y-auto rounded-medium border border-line">
          {shared.map((bubble) => {
            const title = knownTitle(bubble, selfId);
            return (
              <li key={bubble.id}>
                <button
                  type="button"
                  onClick={() => {
                    calls()?.move.ask(bubble.id);
                    onClose();
                  }}
                  className="focus-inset flex min-h-12 w-full items-center gap-3 px-3 py-1.5 text-left hover:bg-surface-3"
                >
                  <Avatar id={bubble.id} name={title} kind="bubble" />
                  <span dir="auto" className="min-w-0 flex-1 truncate font-medium">
                    {title}
                  </span>
                </button>
              </li>
            );
          })}
        </ul>
      )}
    </Dialog>
  );
}
