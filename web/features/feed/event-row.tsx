import { X } from "lucide-react";
import type { KeyboardEvent, ReactNode } from "react";
import type { Happening } from "../../../src/protocol/feed.ts";
import { useAccount } from "../../app/session.ts";
import { useLanguage } from "../../i18n/language.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { Avatar, cx, IconButton, ListRow } from "../../ui/index.ts";
import { CallIcon } from "../calls/call-icon.tsx";
import { summaryOf as callSummary, isMissed } from "../calls/outcome.ts";
import { otherId } from "../conversations/conversation-state.ts";
import { useConversation } from "../conversations/store.ts";
import { conversationTexts } from "../conversations/texts.ts";
import { summaryOf, useConversationTitle } from "../conversations/titles.ts";
import { nameOf, shortNameOf, usePeopleStore, usePerson } from "../directory/index.ts";
import { FileIcon } from "../files/file-icon.tsx";
import { feedTexts } from "./texts.ts";
import { useSwipe } from "./use-swipe.ts";

type Of<K extends Happening["kind"]> = Extract<Happening, { kind: K }>;
interface Told {
  readonly title: string;
  readonly lead: ReactNode;
  readonly detail: ReactNode;
  readonly href: string;
}
interface RowProps<E> {
  readonly event: E;
  readonly isSelected: boolean;
  readonly onDismiss: () => void;
}

export function EventRow({ event, ...rest }: RowProps<Happening>) {
  switch (event.kind) {
    case "chat":
    case "bubble":
      return <ConversationEvent event={event} {...rest} />;
    case "call":
      return <CallEvent event={event} {...rest} />;
    case "file":
      return <FileEvent event={event} {...rest} />;
    case "invitation":
      return <InvitationEvent event={event} {...rest} />;
    case "bubbleInvitation":
      return <BubbleInvitationEvent event={event} {...rest} />;
  }
}

/** The row, and the × that shows when the pointer or the focus is on it. A finger swipes it away instead. */
function Row({ event, told, isSelected, onDismiss }: RowProps<Happening> & { readonly told: Told }) {
  const t = useTexts(feedTexts);
  const format = useFormat();
  const { offset, handlers } = useSwipe(onDismiss);
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key === "Delete") onDismiss();
  };
  return (
    <li
      {...handlers}
      onKeyDown={onKeyDown}
      className={cx(
        // Room for the ×, so that it covers neither words nor time.
        "group relative touch-pan-y focus-within:[&>a]:pr-12 hover:[&>a]:pr-12",
        offset === 0 && "transition-transform duration-150",
      )}
      style={{ transform: offset === 0 ? undefined : `translateX(${offset}px)` }}
    >
      <ListRow
        href={told.href}
        isSelected={isSelected}
        lead={told.lead}
        title={told.title}
        detail={told.detail}
        note={format.short(event.at)}
      />
      <IconButton
        label={t("dismiss", { title: told.title })}
        icon={<X aria-hidden="true" className="size-4" />}
        tone="plain"
        size="small"
        tooltipSide="left"
        onClick={onDismiss}
        className="absolute top-1/2 right-2 -translate-y-1/2 opacity-0 focus-visible:opacity-100 group-focus-within:opacity-100 group-hover:opacity-100"
      />
    </li>
  );
}

function ConversationEvent(props: RowProps<Of<"chat" | "bubble">>) {
  const conversation = useConversation(props.event.refId);
  return conversation ? <KnownConversation {...props} conversation={conversation} /> : null;
}

function KnownConversation({
  conversation,
  ...props
}: RowProps<Happening> & { readonly conversation: NonNullable<ReturnType<typeof useConversation>> }) {
  const { id: selfId } = useAccount();
  const language = useLanguage();
  const t = useTexts(conversationTexts);
  const title = useConversationTitle(conversation, selfId);
  const people = usePeopleStore((state) => state.people);
  const { lastMessage, kind } = conversation;
  const author = usePerson(kind === "bubble" ? lastMessage?.senderId : undefined);
  const text = lastMessage ? summaryOf(lastMessage, selfId, (id) => nameOf(people[id], language), language) : "";
  const isSpoken =
    lastMessage !== null && !["call", "conference", "notice", "deleted"].includes(lastMessage.content.kind);
  return (
    <Row
      {...props}
      told={{
        title,
        lead: (
          <Avatar
            id={otherId(conversation, selfId) ?? conversation.id}
            name={title}
            kind={kind === "bubble" ? "bubble" : "person"}
          />
        ),
        detail: kind === "bubble" && isSpoken ? t("saidBy", { name: shortNameOf(author, language), text }) : text,
        href: `/chat/${conversation.id}`,
      }}
    />
  );
}

function CallEvent({ event, ...props }: RowProps<Of<"call">>) {
  const t = useTexts(conversationTexts);
  const { id: selfId } = useAccount();
  const { call } = event;
  const isOwn = call.callerId === selfId;
  const peerId = isOwn ? call.calleeId : call.callerId;
  const title = nameOf(usePerson(peerId));
  const detail = (
    <span className={cx("flex items-center gap-1.5", isMissed(call, isOwn) && "text-danger-text")}>
      <CallIcon call={call} isOwn={isOwn} />
      <span className="truncate">{callSummary(call, isOwn, t)}</span>
    </span>
  );
  const lead = <Avatar id={peerId} name={title} />;
  return <Row {...props} event={event} told={{ title, lead, detail, href: `/chat/${call.conversationId}` }} />;
}

function FileEvent({ event, ...props }: RowProps<Of<"file">>) {
  const t = useTexts(feedTexts);
  const name = nameOf(usePerson(event.file.ownerId));
  const lead = (
    <span className="flex size-9 shrink-0 items-center justify-center rounded-medium bg-surface-3 text-text-2">
      <FileIcon mediaType={event.file.mediaType} className="size-5" />
    </span>
  );
  const told = { title: event.file.name, lead, detail: t("fileFrom", { name }), href: `/chat/${event.conversationId}` };
  return <Row {...props} event={event} told={told} />;
}

function InvitationEvent({ event, ...props }: RowProps<Of<"invitation">>) {
  const t = useTexts(feedTexts);
  const { inviter, note } = event.invitation;
  const title = `${inviter.firstName} ${inviter.lastName}`.trim();
  const lead = <Avatar id={inviter.id} name={title} />;
  return (
    <Row
      {...props}
      event={event}
      told={{ title, lead, detail: note || t("invites"), href: "/people?view=invitations" }}
    />
  );
}

function BubbleInvitationEvent({ event, ...props }: RowProps<Of<"bubbleInvitation">>) {
  const t = useTexts(feedTexts);
  const { conversationId, name: title, invitedById } = event.invitation;
  const name = nameOf(usePerson(invitedById));
  const lead = <Avatar id={conversationId} name={title} kind="bubble" />;
  return (
    <Row {...props} event={event} told={{ title, lead, detail: t("invitesIntoBubble", { name }), href: "/bubbles" }} />
  );
}
