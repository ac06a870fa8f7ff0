import { Phone, PhoneMissed, Radio, Video } from "lucide-react";
import type { ReactNode } from "react";
import type { Message } from "../../../src/protocol/conversations.ts";
import { conversationSlots } from "../../app/slots.ts";
import { useLanguage } from "../../i18n/language.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { nameOf, usePeopleStore, usePerson } from "../directory/index.ts";
import { conversationTexts } from "./texts.ts";
import { summaryOf } from "./titles.ts";

const iconClass = "size-4 shrink-0";

/** What happened in a conversation: a call, a conference, a change of the bubble. A quiet line in the middle. */
export function MessageEntry({ message, selfId }: { message: Message; selfId: string }) {
  const format = useFormat();
  const language = useLanguage();
  const people = usePeopleStore((state) => state.people);
  const { content } = message;
  usePerson(message.senderId);
  usePerson(content.kind === "notice" ? (content.subjectId ?? undefined) : undefined);
  const summary = summaryOf(message, selfId, (id) => nameOf(people[id], language), language);
  return (
    <article className="flex justify-center py-2">
      <p className="flex max-w-full flex-wrap items-center justify-center gap-x-2 gap-y-0.5 rounded-full px-3 py-1 text-center text-sm text-text-3">
        {iconOf(message)}
        <span className="min-w-0 [overflow-wrap:anywhere]">{summary}</span>
        <Extra message={message} />
        <time dateTime={new Date(message.sentAt).toISOString()} className="text-xs tabular-nums">
          {format.time(message.sentAt)}
        </time>
        {conversationSlots().entryActions.map((Action, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: slots never change
          <Action key={at} message={message} />
        ))}
      </p>
    </article>
  );
}

function iconOf({ content }: Message): ReactNode {
  if (content.kind === "conference") return <Radio aria-hidden="true" className={iconClass} />;
  if (content.kind !== "call") return null;
  if (content.call.outcome !== "answered") return <PhoneMissed aria-hidden="true" className={iconClass} />;
  const Icon = content.call.kind === "video" ? Video : Phone;
  return <Icon aria-hidden="true" className={iconClass} />;
}

/** How long a call took; how many met. */
function Extra({ message: { content } }: { message: Message }) {
  const t = useTexts(conversationTexts);
  const format = useFormat();
  if (content.kind === "call" && content.call.outcome === "answered")
    return <span className="tabular-nums">{format.duration(content.call.durationSec)}</span>;
  if (content.kind !== "conference") return null;
  const { startedAt, endedAt, participantIds } = content.conference;
  return (
    <span className="tabular-nums">
      {participantIds.length > 0 && t("conferencePeople", { count: participantIds.length })}
      {endedAt !== null && ` · ${format.duration((endedAt - startedAt) / 1000)}`}
    </span>
  );
}
