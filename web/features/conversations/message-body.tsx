import { useState } from "react";
import type { MessageContent } from "../../../src/protocol/conversations.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { cx } from "../../ui/index.ts";
import { FileAttachment } from "../files/index.ts";
import { isLong, richText, type TextPart } from "./rich-text.ts";
import { conversationTexts } from "./texts.ts";

/** What somebody said: text, or a file with or without one. */
export function MessageBody({ content }: { content: MessageContent }) {
  if (content.kind === "text") return <MessageText text={content.text} />;
  if (content.kind !== "file") return null;
  return (
    <div className="flex flex-col gap-2">
      <FileAttachment file={content.file} />
      {content.text && <MessageText text={content.text} />}
    </div>
  );
}

function MessageText({ text }: { text: string }) {
  const t = useTexts(conversationTexts);
  const [isOpen, setOpen] = useState(false);
  const isFolded = isLong(text) && !isOpen;
  return (
    <>
      <div
        dir="auto"
        className={cx(
          "select-text whitespace-pre-wrap [overflow-wrap:anywhere]",
          isFolded && "max-h-60 overflow-hidden [mask-image:linear-gradient(#000_70%,transparent)]",
        )}
      >
        {richText(text).map((part, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never change places
          <Part key={at} part={part} />
        ))}
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

function Part({ part }: { part: TextPart }) {
  switch (part.kind) {
    case "text":
      return part.text;
    case "link":
      return (
        <a
          href={part.href}
          target="_blank"
          rel="noopener noreferrer"
          className="focus-ring rounded-small text-accent-text underline underline-offset-2"
        >
          {part.text}
        </a>
      );
    case "code":
      return (
        <code dir="ltr" className="rounded-small bg-surface-2 px-1 py-0.5 font-mono text-sm">
          {part.text}
        </code>
      );
    case "block":
      return (
        <pre
          dir="ltr"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: wide code is scrolled by keyboard too
          tabIndex={0}
          className="focus-ring my-1 max-w-full overflow-x-auto whitespace-pre rounded-small bg-surface-2 p-2.5 font-mono text-sm"
        >
          <code>{part.text}</code>
        </pre>
      );
  }
}
