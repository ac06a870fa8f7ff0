import { ArrowLeft, X } from "lucide-react";
import type { Conversation } from "../../../src/protocol/conversations.ts";
import { useIsGuest } from "../../app/session.ts";
import { conversationSlots } from "../../app/slots.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Avatar, cx, IconButton, SectionHeader } from "../../ui/index.ts";
import { usePerson } from "../directory/index.ts";
import { usePresenceLine } from "../presence/index.ts";
import { BubbleDetails } from "./bubbles/bubble-details.tsx";
import { BubbleEnd } from "./bubbles/bubble-end.tsx";
import { otherId } from "./conversation-state.ts";
import { OwnPlace } from "./folders/own-place.tsx";
import { MemberList } from "./member-list.tsx";
import { PinsSection } from "./messages/pins.tsx";
import { SideSection } from "./sides/side-section.tsx";
import { ownId } from "./store.ts";
import { conversationTexts } from "./texts.ts";

interface DetailsPaneProps {
  readonly conversation: Conversation;
  readonly title: string;
  /** Instead of the chat, where there is no room beside it. */
  readonly isOverlay: boolean;
  readonly onClose: () => void;
}

/** Who and what a conversation is, and what one may change about it. */
export function DetailsPane({ conversation, title, isOverlay, onClose }: DetailsPaneProps) {
  const t = useTexts(conversationTexts);
  const isGuest = useIsGuest();
  const Title = isOverlay ? "h1" : "h2";
  return (
    <aside
      aria-label={t("details")}
      className={cx(
        "flex flex-col overflow-y-auto bg-surface-1",
        isOverlay ? "flex-1" : "w-90 shrink-0 border-line border-l",
      )}
    >
      <div className="flex h-16 shrink-0 items-center gap-2 px-3">
        {isOverlay && (
          <IconButton
            label={t("closeDetails")}
            icon={<ArrowLeft aria-hidden="true" className="size-5" />}
            onClick={onClose}
          />
        )}
        <Title className="flex-1 px-1 font-semibold text-md">{t("details")}</Title>
        {!isOverlay && (
          <IconButton label={t("closeDetails")} icon={<X aria-hidden="true" className="size-5" />} onClick={onClose} />
        )}
      </div>
      <div className="mx-auto w-full max-w-2xl">
        {isGuest ? (
          <GuestDetails conversation={conversation} />
        ) : conversation.kind === "bubble" ? (
          <BubbleDetails conversation={conversation} />
        ) : (
          <>
            <PersonDetails conversation={conversation} title={title} />
            <OwnPlace conversation={conversation} />
          </>
        )}
        <PinsSection conversation={conversation} onJump={() => isOverlay && onClose()} />
        {conversationSlots().details.map((Section) => (
          <Section key={Section.displayName ?? Section.name} conversation={conversation} />
        ))}
        {!isGuest && <SideSection conversation={conversation} />}
        {!isGuest && conversation.kind === "bubble" && <BubbleEnd conversation={conversation} />}
      </div>
    </aside>
  );
}

/** A guest sees who is there, and changes nothing. */
function GuestDetails({ conversation }: { conversation: Conversation }) {
  const t = useTexts(conversationTexts);
  return (
    <section className="px-2">
      <SectionHeader title={t("members", { count: conversation.members.length })} />
      <MemberList conversation={conversation} />
    </section>
  );
}

function PersonDetails({ conversation, title }: { conversation: Conversation; title: string }) {
  const other = otherId(conversation, ownId());
  const person = usePerson(other);
  const { words, status } = usePresenceLine(other);
  return (
    <div className="flex flex-col items-center gap-3 px-6 pt-4 pb-6 text-center">
      <Avatar id={other ?? conversation.id} name={title} size="huge" />
      <div className="max-w-full">
        <p dir="auto" className="font-semibold text-lg [overflow-wrap:anywhere]">
          {title}
        </p>
        {words && <p className="text-sm text-text-2">{words}</p>}
        {status && (
          <p dir="auto" className="text-sm text-text-2 [overflow-wrap:anywhere]">
            {status}
          </p>
        )}
        {person?.companyName && <p className="text-text-2 [overflow-wrap:anywhere]">{person.companyName}</p>}
      </div>
    </div>
  );
}
