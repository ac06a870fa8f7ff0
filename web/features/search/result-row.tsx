import { Image, Paperclip } from "lucide-react";
import { Link } from "wouter";
import type { FoundMessage } from "../../../src/protocol/search.ts";
import { useLanguage } from "../../i18n/language.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { Avatar } from "../../ui/index.ts";
import { otherId } from "../conversations/conversation-state.ts";
import { useConversation } from "../conversations/store.ts";
import { nameOf, usePerson } from "../directory/index.ts";
import { MarkedExcerpt } from "./marked-excerpt.tsx";
import { searchTexts } from "./texts.ts";

interface ResultRowProps {
  readonly message: FoundMessage;
  readonly selfId: string;
  /** The place is the same for all: it is not said again. */
  readonly isPlaceKnown: boolean;
  /** It stands above. */
  readonly isDayKnown: boolean;
}

/** Who said it, where and when, and the words around what was found. Leads to the place in the chat. */
export function ResultRow({ message, selfId, isPlaceKnown, isDayKnown }: ResultRowProps) {
  const t = useTexts(searchTexts);
  const format = useFormat();
  const language = useLanguage();
  const conversation = useConversation(message.conversationId);
  const person = usePerson(message.senderId);
  const name = message.senderId === selfId ? t("you") : nameOf(person, language);
  const other = usePerson(conversation && otherId(conversation, selfId));
  const isDirect = conversation?.kind === "direct";
  const title = isDirect ? nameOf(other, language) : conversation?.name;
  const isSaid = isPlaceKnown || title === undefined || (isDirect && message.senderId !== selfId);
  const FileIcon = message.file?.mediaType.startsWith("image/") ? Image : Paperclip;
  return (
    <Link
      href={`/chat/${message.conversationId}?at=${message.seq}`}
      className="focus-inset flex w-full items-start gap-3 rounded-medium px-3 py-2.5 hover:bg-surface-3"
    >
      <Avatar id={message.senderId} name={nameOf(person, language)} />
      <span className="flex min-w-0 flex-1 flex-col gap-0.5">
        <span className="flex items-baseline gap-2">
          <span dir="auto" className="min-w-0 flex-1 truncate font-medium text-text-1">
            {isSaid ? name : t(isDirect ? "to" : "place", { name, title })}
          </span>
          <time
            dateTime={new Date(message.sentAt).toISOString()}
            title={format.dateTime(message.sentAt)}
            className="shrink-0 text-text-3 text-xs tabular-nums"
          >
            {isDayKnown ? format.time(message.sentAt) : format.dateTime(message.sentAt)}
          </time>
        </span>
        {message.excerpt.length > 0 && (
          <span dir="auto" className="line-clamp-3 text-text-2 [overflow-wrap:anywhere]">
            <MarkedExcerpt parts={message.excerpt} />
          </span>
        )}
        {message.fileName.length > 0 && (
          <span className="mt-0.5 flex min-w-0 max-w-full items-center gap-1.5 self-start rounded-small bg-surface-3 px-2 py-1 text-sm text-text-2">
            <FileIcon aria-hidden="true" className="size-3.5 shrink-0" />
            <span dir="auto" className="truncate">
              <MarkedExcerpt parts={message.fileName} />
            </span>
          </span>
        )}
      </span>
    </Link>
  );
}
