import type { Conversation, Member, Message } from "../../../src/protocol/conversations.ts";
import { useLanguage } from "../../i18n/language.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { Avatar, Dialog } from "../../ui/index.ts";
import { nameOf, usePeopleStore } from "../directory/index.ts";
import { marksOf } from "./marks.ts";
import { conversationTexts } from "./texts.ts";

interface MarksDialogProps {
  readonly conversation: Conversation;
  readonly message: Message;
  readonly selfId: string;
  readonly onClose: () => void;
}

/** Who has seen a message, who has it on a device, who not yet (S17); the time is that of their latest mark. */
export function MarksDialog({ conversation, message, selfId, onClose }: MarksDialogProps) {
  const t = useTexts(conversationTexts);
  const { seenBy, deliveredTo } = marksOf(message, conversation.members, selfId);
  const delivered = deliveredTo.filter((member) => !seenBy.includes(member));
  const waiting = conversation.members.filter(
    (member) => member.accountId !== selfId && member.joinedAt <= message.sentAt && !deliveredTo.includes(member),
  );
  return (
    <Dialog isOpen onClose={onClose} title={t("infoTitle")} width="small">
      <div className="flex flex-col gap-4">
        <Group title={t("infoSeen")} members={seenBy} timeOf={(member) => member.seenAt} />
        <Group title={t("infoDelivered")} members={delivered} timeOf={(member) => member.deliveredAt} />
        <Group title={t("infoWaiting")} members={waiting} timeOf={() => null} />
      </div>
    </Dialog>
  );
}

interface GroupProps {
  readonly title: string;
  readonly members: readonly Member[];
  readonly timeOf: (member: Member) => number | null;
}

function Group({ title, members, timeOf }: GroupProps) {
  const format = useFormat();
  const language = useLanguage();
  const people = usePeopleStore((state) => state.people);
  if (members.length === 0) return null;
  return (
    <section>
      <h3 className="pb-1 font-semibold text-sm text-text-3">{title}</h3>
      <ul>
        {members.map((member) => {
          const at = timeOf(member);
          const name = nameOf(people[member.accountId], language);
          return (
            <li key={member.accountId} className="flex min-h-11 items-center gap-3">
              <Avatar id={member.accountId} name={name} size="small" />
              <span dir="auto" className="min-w-0 flex-1 truncate">
                {name}
              </span>
              {at !== null && (
                <time dateTime={new Date(at).toISOString()} className="text-sm text-text-3 tabular-nums">
                  {format.short(at)}
                </time>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
