import { SendHorizontal } from "lucide-react";
import { nanoid } from "nanoid";
import { type KeyboardEvent, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { Conversation } from "../../../src/protocol/conversations.ts";
import { useMedia } from "../../app/use-media.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { IconButton, Locked, useLock } from "../../ui/index.ts";
import { BlockedNotice, useIsBlocked } from "../contacts/index.ts";
import { AttachButton } from "../files/index.ts";
import { otherId } from "./conversation-state.ts";
import { draftOf, keepDraft } from "./drafts.ts";
import { outbox, ownId } from "./store.ts";
import { conversationTexts } from "./texts.ts";
import { TypingSignal } from "./typing.ts";

interface ComposerProps {
  readonly conversation: Conversation;
  readonly title: string;
}

const longest = 16_000;
/** px; about eight lines, then it scrolls. */
const highest = 184;

/** Where one writes, unless that function is off or the other one is blocked: then why. */
export function Composer(props: ComposerProps) {
  const because = useLock(props.conversation.kind === "direct" ? "chat" : "bubbles");
  const other = otherId(props.conversation, ownId());
  const isBlocked = useIsBlocked(other);
  if (because === null && !isBlocked) return <WritingBox {...props} />;
  return (
    <div className="shrink-0 px-3 pt-2 pb-[max(0.75rem,env(safe-area-inset-bottom))] sm:px-6">
      {isBlocked && other !== undefined ? (
        <BlockedNotice accountId={other} />
      ) : (
        because && <Locked because={because} className="mx-auto min-h-11.5 max-w-3xl rounded-large" />
      )}
    </div>
  );
}

/** Enter sends and Shift+Enter breaks the line; on touch screens Enter breaks the line. */
function WritingBox({ conversation, title }: ComposerProps) {
  const t = useTexts(conversationTexts);
  const { id } = conversation;
  const [text, setText] = useState(() => draftOf(id));
  const boxRef = useRef<HTMLTextAreaElement>(null);
  const isTouch = useMedia("(pointer: coarse)");
  const typing = useMemo(() => new TypingSignal(id), [id]);
  const excess = text.length - longest;

  useEffect(() => () => typing.stopped(), [typing]);
  // Only where a keyboard is at hand: on phones it would cover the chat.
  useEffect(() => {
    if (!isTouch) boxRef.current?.focus({ preventScroll: true });
  }, [isTouch]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text decides the height
  useLayoutEffect(() => {
    const box = boxRef.current;
    if (!box) return;
    box.style.height = "auto";
    box.style.height = `${Math.min(box.scrollHeight, highest)}px`;
  }, [text]);

  const write = (next: string) => {
    setText(next);
    keepDraft(id, next);
    if (next.trim()) typing.typed();
    else typing.stopped();
  };
  const send = () => {
    const trimmed = text.trim();
    if (!trimmed || excess > 0) return;
    void outbox().add({ id: nanoid(), conversationId: id, text: trimmed, createdAt: Date.now() });
    setText("");
    keepDraft(id, "");
    typing.stopped();
    boxRef.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || isTouch || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };

  return (
    <form
      className="shrink-0 px-3 pt-2 pb-[max(0.75rem,env(safe-area-inset-bottom))] sm:px-6"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div className="mx-auto flex max-w-3xl items-end gap-1 rounded-large border border-line-strong bg-surface-2 p-1 focus-within:border-accent focus-within:outline-2 focus-within:outline-focus">
        <AttachButton conversationId={id} />
        <textarea
          ref={boxRef}
          rows={1}
          dir="auto"
          aria-label={t("composer", { name: title })}
          placeholder={t("composerHint")}
          value={text}
          onChange={(event) => write(event.target.value)}
          onKeyDown={onKeyDown}
          onBlur={() => typing.stopped()}
          className="touch max-h-46 min-h-9 pointer-coarse:py-3 min-w-0 flex-1 resize-none bg-transparent px-3 py-2 text-base text-text-1 outline-none placeholder:text-text-3"
        />
        <IconButton
          type="submit"
          label={t("send")}
          icon={<SendHorizontal aria-hidden="true" className="size-5" />}
          tone={text.trim() ? "accent" : "plain"}
          disabled={!text.trim() || excess > 0}
          className="rounded-[12px]"
        />
      </div>
      {excess > 0 && (
        <p role="alert" className="mx-auto max-w-3xl px-3 pt-1 text-danger-text text-sm">
          {t("tooLong", { count: excess })}
        </p>
      )}
    </form>
  );
}
