import { useEffect, useState } from "react";
import type { Conversation, Message } from "../../../src/protocol/conversations.ts";
import { listReceipts, type Receipt } from "../../../src/protocol/receipts.ts";
import { type ApiFailure, asFailure, call } from "../../api/index.ts";
import type { Format } from "../../i18n/format.ts";
import { useLanguage } from "../../i18n/language.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { Avatar, Dialog, LoadFailed, SkeletonList } from "../../ui/index.ts";
import { nameOf, usePeopleStore, wantPeople } from "../directory/index.ts";
import { marksOf } from "./marks.ts";
import { conversationTexts } from "./texts.ts";

interface MarksDialogProps {
  readonly conversation: Conversation;
  readonly message: Message;
  readonly selfId: string;
  readonly onClose: () => void;
}

/** Who has seen a message and when, who has it on a device, who not yet (S17). */
export function MarksDialog({ conversation, message, selfId, onClose }: MarksDialogProps) {
  const t = useTexts(conversationTexts);
  const [receipts, setReceipts] = useState<readonly Receipt[]>();
  const [failure, setFailure] = useState<ApiFailure>();
  const [attempt, setAttempt] = useState(0);
  const { conversationId, id: messageId } = message;
  // A mark that moves while one looks is asked for.
  const { seenBy, deliveredTo } = marksOf(message, conversation.members, selfId);
  const moved = `${seenBy.length} ${deliveredTo.length} ${attempt}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what moved is why it is asked again
  useEffect(() => {
    setFailure(undefined);
    call(listReceipts, { params: { conversationId, messageId } }).then(
      (answer) => {
        wantPeople(answer.receipts.map(({ accountId }) => accountId));
        setReceipts(answer.receipts);
      },
      (thrown: unknown) => setFailure(asFailure(thrown)),
    );
  }, [conversationId, messageId, moved]);
  return (
    <Dialog isOpen onClose={onClose} title={t("infoTitle")} width="small">
      {failure && !receipts && <LoadFailed failure={failure} onRetry={() => setAttempt((before) => before + 1)} />}
      {!receipts && !failure && <SkeletonList rows={2} />}
      {receipts && <Groups receipts={receipts} />}
    </Dialog>
  );
}

function Groups({ receipts }: { receipts: readonly Receipt[] }) {
  const t = useTexts(conversationTexts);
  const seen = receipts.filter((receipt) => receipt.seen);
  const delivered = receipts.filter((receipt) => receipt.delivered && !receipt.seen);
  const waiting = receipts.filter((receipt) => !receipt.delivered && !receipt.seen);
  return (
    <div className="flex flex-col gap-4">
      <Group title={t("infoSeen")} receipts={seen} timeOf={(receipt) => receipt.seen?.at} />
      <Group title={t("infoDelivered")} receipts={delivered} timeOf={(receipt) => receipt.delivered?.at} />
      <Group title={t("infoWaiting")} receipts={waiting} timeOf={() => null} />
    </div>
  );
}

interface GroupProps {
  readonly title: string;
  readonly receipts: readonly Receipt[];
  readonly timeOf: (receipt: Receipt) => number | null | undefined;
}

function Group({ title, receipts, timeOf }: GroupProps) {
  const format = useFormat();
  const language = useLanguage();
  const people = usePeopleStore((state) => state.people);
  if (receipts.length === 0) return null;
  return (
    <section>
      <h3 className="pb-1 font-semibold text-sm text-text-3">{title}</h3>
      <ul>
        {receipts.map((receipt) => {
          const at = timeOf(receipt);
          const name = nameOf(people[receipt.accountId], language);
          return (
            <li key={receipt.accountId} className="flex min-h-11 items-center gap-3">
              <Avatar id={receipt.accountId} name={name} size="small" />
              <span dir="auto" className="min-w-0 flex-1 truncate">
                {name}
              </span>
              {at != null && (
                <time
                  dateTime={new Date(at).toISOString()}
                  title={format.dateTime(at)}
                  className="shrink-0 text-sm text-text-3 tabular-nums"
                >
                  {moment(format, at)}
                </time>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** The time today, before that with its day. */
function moment({ short, time }: Format, at: number): string {
  return short(at) === time(at) ? time(at) : `${short(at)}, ${time(at)}`;
}
