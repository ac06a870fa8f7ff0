import { Check, Mic, SendHorizontal, Smile } from "lucide-react";
import { nanoid } from "nanoid";
import { type KeyboardEvent, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { Conversation, Message } from "../../../src/protocol/conversations.ts";
import { useIsGuest } from "../../app/session.ts";
import { useMedia } from "../../app/use-media.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { EmojiPopover } from "../../ui/emoji/index.ts";
import { IconButton, Locked, useLock } from "../../ui/index.ts";
import { BlockedNotice, useIsBlocked } from "../contacts/index.ts";
import { roleOf, whyNotWrite } from "./bubble-rules.ts";
import { ReadOnlyNotice } from "./bubbles/read-only-notice.tsx";
import { RetentionLine } from "./bubbles/retention-line.tsx";
import { otherId } from "./conversation-state.ts";
import { draftOf, keepDraft, useDraft } from "./drafts.ts";
import { canRecord } from "./kinds/recorder.ts";
import { VoiceBar } from "./kinds/voice-bar.tsx";
import { edit } from "./messages/act.ts";
import { ComposerHead } from "./messages/composer-head.tsx";
import { boxOf, forgetIntent, startEditing, useIntent, useWantsFocus } from "./messages/intent.ts";
import { MentionList } from "./messages/mention-list.tsx";
import { messageTexts } from "./messages/message-texts.ts";
import { newestOwn } from "./messages/newest-own.ts";
import { textOf } from "./messages/speech.ts";
import { useMentions } from "./messages/use-mentions.ts";
import { outbox, ownId } from "./store.ts";
import { conversationTexts } from "./texts.ts";
import { TypingSignal } from "./typing.ts";
import { ComposerMenu } from "./writing/composer-menu.tsx";
import { EmojiCodeList } from "./writing/emoji-code-list.tsx";
import { continued, marked, markOf, type Replacement } from "./writing/format-text.ts";
import { ScheduledLine } from "./writing/scheduled-line.tsx";
import { writingTexts } from "./writing/texts.ts";
import { useEmojiCodes } from "./writing/use-emoji-codes.ts";

interface ComposerProps {
  readonly conversation: Conversation;
  readonly title: string;
  /** Writes into the thread that began with this message. */
  readonly threadRoot?: Message;
}

const longest = 16_000;
/** px; about eight lines, then it scrolls. */
const highest = 184;

/** Where one writes, unless that function is off or the other one is blocked: then why. */
export function Composer(props: ComposerProps) {
  const because = useLock(props.conversation.kind === "direct" ? "chat" : "bubbles");
  const other = otherId(props.conversation, ownId());
  const isBlocked = useIsBlocked(other);
  const reason = whyNotWrite(props.conversation, roleOf(props.conversation, ownId()));
  if (reason !== null) return <ReadOnlyNotice conversation={props.conversation} reason={reason} />;
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

/**
 * Enter sends and Shift+Enter breaks the line; on touch screens Enter breaks the line. Escape ends answering or editing; the arrow
 * upwards in an empty box edits what one said last.
 */
function WritingBox({ conversation, title, threadRoot }: ComposerProps) {
  const t = useTexts(conversationTexts);
  const words = useTexts(messageTexts);
  const tools = useTexts(writingTexts);
  const { id } = conversation;
  const box = boxOf(id, threadRoot?.seq);
  const intent = useIntent(box);
  const wantsFocus = useWantsFocus();
  const [text, setText] = useState(() => (threadRoot ? "" : draftOf(id)));
  const boxRef = useRef<HTMLTextAreaElement>(null);
  const isTouch = useMedia("(pointer: coarse)");
  const typing = useMemo(() => new TypingSignal(id), [id]);
  const mentions = useMentions(conversation, text);
  const codes = useEmojiCodes(text);
  const [isRecording, setRecording] = useState(false);
  const filesLock = useLock("files");
  const isGuest = useIsGuest();
  const excess = text.length - longest;

  useEffect(() => () => typing.stopped(), [typing]);
  // Only where a keyboard is at hand: on phones it would cover the chat.
  useEffect(() => {
    if (!isTouch) boxRef.current?.focus({ preventScroll: true });
  }, [isTouch]);
  // What is being edited stands in the box; when that is over, the draft is there again.
  const { answers, edits } = intent;
  const editedId = useRef<string>(undefined);
  const refused = useRef<string>(undefined);
  useEffect(() => {
    if (edits && editedId.current !== edits.id) setText(refused.current ?? mentions.written(textOf(edits.content)));
    refused.current = undefined;
    if (!edits && editedId.current !== undefined) setText(threadRoot ? "" : draftOf(id));
    editedId.current = edits?.id;
  }, [edits, id, threadRoot, mentions.written]);
  // Written on another device.
  const draft = useDraft(id);
  const isDraft = !edits && !threadRoot;
  useEffect(() => {
    if (isDraft) setText(draft);
  }, [draft, isDraft]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for by an act on a message
  useEffect(() => {
    if (answers || edits) boxRef.current?.focus({ preventScroll: true });
  }, [answers, edits, wantsFocus]);
  const nextCaret = useRef<number>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text decides the height
  useLayoutEffect(() => {
    const area = boxRef.current;
    if (!area) return;
    area.style.height = "auto";
    area.style.height = `${Math.min(area.scrollHeight, highest)}px`;
    if (nextCaret.current !== undefined) area.setSelectionRange(nextCaret.current, nextCaret.current);
    nextCaret.current = undefined;
  }, [text]);

  const write = (next: string) => {
    setText(next);
    if (edits) return;
    if (!threadRoot) keepDraft(id, next);
    if (next.trim()) typing.typed();
    else typing.stopped();
  };
  /** As if it were typed: the browser's own undo knows it. */
  const put = ({ from, to, by, select }: Replacement) => {
    const area = boxRef.current;
    if (!area) return;
    area.focus();
    area.setSelectionRange(from, to);
    const isTyped = document.execCommand(by === "" ? "delete" : "insertText", false, by);
    if (!isTyped) write(text.slice(0, from) + by + text.slice(to));
    area.setSelectionRange(...select);
  };
  const insert = (by: string, from = boxRef.current?.selectionStart ?? text.length, to = from) =>
    put({ from, to, by, select: [from + by.length, from + by.length] });
  const isSendable = (text.trim() !== "" || edits?.content.kind === "file") && excess <= 0;
  const send = () => {
    if (!isSendable) return;
    const said = mentions.sent(text.trim());
    if (edits) {
      if (said === textOf(edits.content)) return forgetIntent(box);
      forgetIntent(box);
      return void edit(edits, said).then((isDone) => {
        if (isDone) return;
        // Refused, or without a connection: what one wrote is in the box again.
        refused.current = text;
        startEditing(box, edits);
      });
    }
    const answered = answers ?? threadRoot;
    void outbox().add({
      ...{ id: nanoid(), conversationId: id, text: said, createdAt: Date.now() },
      ...(answered && { replyTo: answered.seq, threadSeq: answered.threadSeq ?? answered.seq }),
      ...(intent.urgency && { urgency: intent.urgency }),
    });
    forgetIntent(box);
    setText("");
    if (!threadRoot) keepDraft(id, "");
    typing.stopped();
    boxRef.current?.focus();
  };
  const pickCode = (offer: (typeof codes.offers)[number] | undefined) => {
    const picked = codes.pick(offer);
    if (picked) insert(picked.by, picked.from, picked.to);
  };
  const format = (event: KeyboardEvent): Replacement | undefined => {
    const area = boxRef.current;
    if (!area) return undefined;
    const written = { text, from: area.selectionStart, to: area.selectionEnd };
    const mark = markOf[event.key.toLowerCase()];
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && mark) return marked(written, mark);
    return event.key === "Enter" && (event.shiftKey || isTouch) ? continued(written) : undefined;
  };
  const pick = (offer: (typeof mentions.offers)[number] | undefined) => {
    const picked = offer && mentions.pick(offer);
    if (!picked) return;
    nextCaret.current = picked.caret;
    write(picked.text);
    mentions.watch(picked.caret);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const handle = (act: () => void) => {
      event.preventDefault();
      act();
    };
    if (mentions.offers.length > 0) {
      if (event.key === "ArrowDown") return handle(() => mentions.move(1));
      if (event.key === "ArrowUp") return handle(() => mentions.move(-1));
      if (event.key === "Enter" || event.key === "Tab") return handle(() => pick(mentions.offers[mentions.active]));
      if (event.key === "Escape") return handle(mentions.dismiss);
    }
    if (codes.offers.length > 0) {
      if (event.key === "ArrowDown") return handle(() => codes.move(1));
      if (event.key === "ArrowUp") return handle(() => codes.move(-1));
      if (event.key === "Enter" || event.key === "Tab") return handle(() => pickCode(codes.offers[codes.active]));
      if (event.key === "Escape") return handle(codes.dismiss);
    }
    const formatted = format(event);
    if (formatted) return handle(() => put(formatted));
    if (event.key === "Escape" && (answers || edits)) return handle(() => forgetIntent(box));
    if (event.key === "ArrowUp" && text === "" && !edits && !threadRoot) {
      const own = newestOwn(id);
      if (own) return handle(() => startEditing(box, own));
    }
    if (event.key !== "Enter" || event.shiftKey || isTouch) return;
    handle(send);
  };
  const watchAt = (at: number | undefined) => {
    mentions.watch(at);
    codes.watch(at);
  };
  const offered = mentions.offers.length > 0 ? mentions : codes.offers.length > 0 ? codes : undefined;
  const isVoiceOffered = isDraft && text.trim() === "" && filesLock === null && canRecord();

  if (isRecording)
    return (
      <div className="shrink-0 px-3 pt-2 pb-[max(0.75rem,env(safe-area-inset-bottom))] sm:px-6">
        <VoiceBar conversationId={id} onClose={() => setRecording(false)} />
      </div>
    );

  return (
    <form
      className="shrink-0 px-3 pt-2 pb-[max(0.75rem,env(safe-area-inset-bottom))] sm:px-6"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {!threadRoot && <RetentionLine conversation={conversation} />}
      {!threadRoot && <ScheduledLine conversationId={id} />}
      <ComposerHead box={box} intent={intent} onStopEditing={() => forgetIntent(box)} />
      <div className="relative mx-auto flex max-w-3xl items-end gap-1 rounded-large border border-line-strong bg-surface-2 p-1 focus-within:border-accent focus-within:outline-2 focus-within:outline-focus">
        {offered === mentions && (
          <MentionList id={mentions.id} offers={mentions.offers} active={mentions.active} onPick={pick} />
        )}
        {offered === codes && (
          <EmojiCodeList id={codes.id} offers={codes.offers} active={codes.active} onPick={pickCode} />
        )}
        {!edits && (
          <ComposerMenu
            conversationId={id}
            box={box}
            text={mentions.sent(text.trim())}
            isWhole={!threadRoot}
            maySchedule={!isGuest}
            onScheduled={() => write("")}
          />
        )}
        <textarea
          ref={boxRef}
          rows={1}
          dir="auto"
          aria-label={threadRoot ? words("threadHint") : t("composer", { name: title })}
          aria-controls={offered?.id}
          aria-activedescendant={offered && `${offered.id}-${offered.active}`}
          placeholder={threadRoot ? words("threadHint") : t("composerHint")}
          value={text}
          onChange={(event) => {
            write(event.target.value);
            watchAt(event.target.selectionStart);
          }}
          onSelect={() => watchAt(boxRef.current?.selectionStart)}
          onKeyDown={onKeyDown}
          onBlur={() => {
            typing.stopped();
            watchAt(undefined);
          }}
          className="touch max-h-46 min-h-9 pointer-coarse:py-3 min-w-0 flex-1 resize-none bg-transparent px-3 py-2 text-base text-text-1 outline-none placeholder:text-text-3"
        />
        <EmojiPopover
          trigger={
            <IconButton
              label={tools("emoji")}
              icon={<Smile aria-hidden="true" className="size-5" />}
              className="rounded-[12px]"
            />
          }
          returnFocus={boxRef}
          onPick={(emoji) => insert(emoji)}
        />
        {isVoiceOffered ? (
          <IconButton
            label={tools("record")}
            icon={<Mic aria-hidden="true" className="size-5" />}
            onClick={() => setRecording(true)}
            className="rounded-[12px]"
          />
        ) : (
          <IconButton
            type="submit"
            label={edits ? words("saveEdit") : t("send")}
            icon={
              edits ? (
                <Check aria-hidden="true" className="size-5" />
              ) : (
                <SendHorizontal aria-hidden="true" className="size-5" />
              )
            }
            tone={isSendable ? "accent" : "plain"}
            disabled={!isSendable}
            className="rounded-[12px]"
          />
        )}
      </div>
      {excess > 0 && (
        <p role="alert" className="mx-auto max-w-3xl px-3 pt-1 text-danger-text text-sm">
          {t("tooLong", { count: excess })}
        </p>
      )}
    </form>
  );
}
