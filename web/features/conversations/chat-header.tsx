import { ArrowLeft, PanelRight } from "lucide-react";
import { useLocation } from "wouter";
import type { Conversation } from "../../../src/protocol/conversations.ts";
import { useIsGuest } from "../../app/session.ts";
import { conversationSlots } from "../../app/slots.ts";
import { appTexts } from "../../app/texts.ts";
import { useLayout } from "../../app/use-media.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Avatar, IconButton } from "../../ui/index.ts";
import { usePerson } from "../directory/index.ts";
import { usePresenceLine } from "../presence/index.ts";
import { otherId } from "./conversation-state.ts";
import { ownId } from "./store.ts";
import { conversationTexts } from "./texts.ts";
import { useTyping } from "./typing.ts";
import { useTypingText } from "./use-typing-text.ts";

interface ChatHeaderProps {
  readonly conversation: Conversation;
  readonly title: string;
  readonly areDetailsOpen: boolean;
  readonly onToggleDetails: () => void;
}

export function ChatHeader({ conversation, title, areDetailsOpen, onToggleDetails }: ChatHeaderProps) {
  const t = useTexts(conversationTexts);
  const app = useTexts(appTexts);
  const [, navigate] = useLocation();
  const layout = useLayout();
  // For a guest there is nothing behind it.
  const isGuest = useIsGuest();
  const isTyping = useTyping(conversation.id).length > 0;
  const isBubble = conversation.kind === "bubble";
  const goBack = () =>
    globalThis.history.length > 1 ? globalThis.history.back() : navigate(isBubble ? "/bubbles" : "/");
  return (
    <header className="flex h-16 shrink-0 items-center gap-3 border-line border-b px-3 sm:px-4">
      {layout !== "full" && !isGuest && (
        <IconButton
          label={app("back")}
          icon={<ArrowLeft aria-hidden="true" className="size-5" />}
          onClick={goBack}
          className="-mr-1 -ml-1"
        />
      )}
      <Avatar
        id={otherId(conversation, ownId()) ?? conversation.id}
        name={title}
        kind={isBubble ? "bubble" : "person"}
        isLive={isTyping}
      />
      <div className="min-w-0 flex-1">
        <h1 dir="auto" className="truncate font-semibold text-md leading-tight">
          {title}
        </h1>
        <Subtitle conversation={conversation} />
      </div>
      <div className="flex shrink-0 items-center gap-0.5">
        {conversationSlots().actions.map((Action) => (
          <Action key={Action.displayName ?? Action.name} conversation={conversation} />
        ))}
        <IconButton
          label={t("details")}
          icon={<PanelRight aria-hidden="true" className="size-5" />}
          tone={areDetailsOpen ? "on" : "plain"}
          aria-expanded={areDetailsOpen}
          onClick={onToggleDetails}
          tooltipSide="bottom"
        />
      </div>
    </header>
  );
}

/** Who writes right now; otherwise what a bubble is about, or how a person is there and what they say of it. */
function Subtitle({ conversation }: { conversation: Conversation }) {
  const t = useTexts(conversationTexts);
  const typing = useTypingText(conversation.id);
  const other = otherId(conversation, ownId());
  const person = usePerson(other);
  const { words, status } = usePresenceLine(other);
  const text =
    conversation.kind === "bubble"
      ? conversation.topic || t("members", { count: conversation.members.length })
      : [words, status].filter(Boolean).join(" · ") || (person?.companyName ?? t("onlyYouTwo"));
  return (
    <p dir="auto" aria-live="polite" className="min-h-4.5 truncate text-sm text-text-3">
      {typing ? <span className="text-accent-text">{typing}</span> : text}
    </p>
  );
}
