import type { Conversation, Message } from "../../../../src/protocol/conversations.ts";
import { useLanguage } from "../../../i18n/language.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { Avatar, Dialog } from "../../../ui/index.ts";
import { nameOf, usePeopleStore } from "../../directory/index.ts";
import { messageTexts } from "./message-texts.ts";

interface PeopleDialogProps {
  readonly conversation: Conversation;
  readonly message: Message;
  readonly onClose: () => void;
}

/** Who reacted with what. */
export function ReactionsDialog({ message, onClose }: PeopleDialogProps) {
  const t = useTexts(messageTexts);
  return (
    <Dialog isOpen onClose={onClose} title={t("reactions")} width="small">
      <div className="flex flex-col gap-4">
        {(message.reactions ?? []).map(({ emoji, accountIds }) => (
          <People key={emoji} title={`${emoji} ${accountIds.length}`} accountIds={accountIds} />
        ))}
      </div>
    </Dialog>
  );
}

/** Who has said that they read an urgent message, and who has not. */
export function AcknowledgementsDialog({ conversation, message, onClose }: PeopleDialogProps) {
  const t = useTexts(messageTexts);
  const { acknowledgedBy = [], senderId, sentAt } = message;
  const missing = conversation.members.flatMap(({ accountId, joinedAt }) =>
    accountId !== senderId && joinedAt <= sentAt && !acknowledgedBy.includes(accountId) ? accountId : [],
  );
  return (
    <Dialog isOpen onClose={onClose} title={t("acknowledgedTitle")} width="small">
      <div className="flex flex-col gap-4">
        <People title={t("acknowledgedYes")} accountIds={acknowledgedBy} />
        <People title={t("acknowledgedNo")} accountIds={missing} />
      </div>
    </Dialog>
  );
}

function People({ title, accountIds }: { title: string; accountIds: readonly string[] }) {
  const language = useLanguage();
  const people = usePeopleStore((state) => state.people);
  if (accountIds.length === 0) return null;
  return (
    <section>
      <h3 className="pb-1 font-semibold text-sm text-text-3">{title}</h3>
      <ul>
        {accountIds.map((id) => (
          <li key={id} className="flex min-h-11 items-center gap-3">
            <Avatar id={id} name={nameOf(people[id], language)} size="small" />
            <span dir="auto" className="min-w-0 flex-1 truncate">
              {nameOf(people[id], language)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
