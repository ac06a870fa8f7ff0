import { useState } from "react";
import type { Conversation, Message, MessageContent } from "../../../src/protocol/conversations.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { cx } from "../../ui/index.ts";
import { FileAttachment } from "../files/index.ts";
import { LocationCard } from "./kinds/location-card.tsx";
import { PollCard } from "./kinds/poll-card.tsx";
import { VoicePlayer } from "./kinds/voice-player.tsx";
import { isLong } from "./long-text.ts";
import { Markdown } from "./markdown/markdown.tsx";
import { conversationTexts } from "./texts.ts";

interface MessageBodyProps {
  readonly content: MessageContent;
  readonly conversation: Conversation;
  /** Absent while it is on its way. */
  readonly message: Message | undefined;
}

/** What somebody said: text, a file with or without one, a recording, a poll, a position. */
export function MessageBody({ content, conversation, message }: MessageBodyProps) {
  switch (content.kind) {
    case "text":
      return <MessageText text={content.text} />;
    case "file":
      return (
        <div className="flex flex-col gap-2">
          <FileAttachment file={content.file} />
          {content.text && <MessageText text={content.text} />}
        </div>
      );
    case "voice":
      return <VoicePlayer voice={content.voice} file={content.file} />;
    case "poll":
      return message ? <PollCard conversation={conversation} message={message} poll={content.poll} /> : null;
    case "location":
      return message ? <LocationCard message={message} location={content.location} /> : null;
    default:
      return null;
  }
}

function MessageText({ text }: { text: string }) {
  const t = useTexts(conversationTexts);
  const [isOpen, setOpen] = useState(false);
  const isFolded = isLong(text) && !isOpen;
  return (
    <>
      <div className={cx(isFolded && "max-h-60 overflow-hidden [mask-image:linear-gradient(#000_70%,transparent)]")}>
        <Markdown text={text} />
      </div>
      {isLong(text) && (
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
          className="touch focus-ring mt-1 rounded-small font-medium text-accent-text text-sm hover:underline"
        >
          {t(isOpen ? "showLess" : "showMore")}
        </button>
      )}
    </>
  );
}
