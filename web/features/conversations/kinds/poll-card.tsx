import { Circle, CircleCheck, Square, SquareCheck } from "lucide-react";
import { useEffect, useState } from "react";
import type { Conversation, Message } from "../../../../src/protocol/conversations.ts";
import { hasEnded, type Poll } from "../../../../src/protocol/message-kinds.ts";
import { endPoll, votePoll } from "../../../../src/protocol/polls.ts";
import { call } from "../../../api/index.ts";
import { useFormat, useTexts } from "../../../i18n/use-texts.ts";
import { ConfirmDialog, cx, toastFailure } from "../../../ui/index.ts";
import { ownId, receiveChanged } from "../store.ts";
import { useOwnVote } from "./own-vote.ts";
import { kindsTexts } from "./texts.ts";
import { VotersDialog } from "./voters-dialog.tsx";

interface PollCardProps {
  readonly conversation: Conversation;
  readonly message: Message;
  readonly poll: Poll;
}

/** Longer ones end at once. */
const longestTimerMs = 2 ** 31 - 1;

/** A question with what was answered so far; choosing is voting, choosing again takes it back. */
export function PollCard({ conversation, message, poll }: PollCardProps) {
  const t = useTexts(kindsTexts);
  const [isBusy, setBusy] = useState(false);
  const [open, setOpen] = useState<"voters" | "end">();
  const own = useOwnVote(message, poll);
  const isOver = useIsOver(poll);
  const place = { conversationId: conversation.id, messageId: message.id };

  const choose = async (at: number) => {
    const isChosen = own.answers.includes(at);
    const others = poll.isMultiple || isChosen ? own.answers.filter((other) => other !== at) : [];
    const answers = isChosen ? others : [...others, at];
    setBusy(true);
    try {
      receiveChanged(await call(votePoll, { params: place, body: { answers } }));
      own.keep(answers);
    } catch (thrown) {
      toastFailure(thrown);
    } finally {
      setBusy(false);
    }
  };
  const end = async () => receiveChanged(await call(endPoll, { params: place }));

  return (
    <div className="flex w-[min(24rem,70vw)] min-w-0 flex-col gap-2.5">
      <div>
        <p dir="auto" className="font-semibold text-md [overflow-wrap:anywhere]">
          {poll.question}
        </p>
        <PollRules poll={poll} isOver={isOver} />
      </div>
      <ul className="flex flex-col gap-1.5">
        {poll.answers.map((answer, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: answers never change places
          <li key={at}>
            <Answer
              poll={poll}
              answer={answer}
              isChosen={own.answers.includes(at)}
              isDisabled={isOver || isBusy || !own.isKnown}
              onChoose={() => void choose(at)}
            />
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 text-sm">
        {poll.voterCount > 0 && !poll.isAnonymous ? (
          <TextButton onClick={() => setOpen("voters")}>{t("votes", { count: poll.voterCount })}</TextButton>
        ) : (
          <span className="text-text-3">
            {poll.voterCount === 0 ? t("noVotes") : t("votes", { count: poll.voterCount })}
          </span>
        )}
        {!isOver && mayEnd(conversation, message) && (
          <TextButton onClick={() => setOpen("end")}>{t("endPoll")}</TextButton>
        )}
      </div>
      {open === "voters" && <VotersDialog poll={poll} onClose={() => setOpen(undefined)} />}
      {open === "end" && (
        <ConfirmDialog
          title={t("endPollTitle")}
          detail={t("endPollDetail")}
          act={t("endPoll")}
          isDangerous={false}
          onConfirm={end}
          onClose={() => setOpen(undefined)}
        />
      )}
    </div>
  );
}

/** Turns true by itself when the poll's time is over. */
function useIsOver(poll: Poll): boolean {
  const [, setLooks] = useState(0);
  const isOver = hasEnded(poll, Date.now());
  const { endsAt } = poll;
  useEffect(() => {
    const leftMs = endsAt === null ? 0 : endsAt - Date.now();
    if (isOver || leftMs <= 0 || leftMs > longestTimerMs) return;
    const timer = setTimeout(() => setLooks((looks) => looks + 1), leftMs + 50);
    return () => clearTimeout(timer);
  }, [endsAt, isOver]);
  return isOver;
}

/** Its author, and whoever tends the bubble. */
function mayEnd({ kind, members }: Conversation, { senderId }: Message): boolean {
  const role = members.find(({ accountId }) => accountId === ownId())?.role;
  return senderId === ownId() || (kind === "bubble" && (role === "organiser" || role === "moderator"));
}

function PollRules({ poll, isOver }: { poll: Poll; isOver: boolean }) {
  const t = useTexts(kindsTexts);
  const format = useFormat();
  const { endsAt } = poll;
  const until = endsAt !== null && `${format.date(endsAt)}, ${format.time(endsAt)}`;
  const parts = [
    t(poll.isMultiple ? "several" : "one"),
    ...(poll.isAnonymous ? [t("anonymous")] : []),
    ...(isOver ? [t("pollEnded")] : until ? [t("pollEnds", { time: until })] : []),
  ];
  return <p className="text-text-3 text-xs">{parts.join(" · ")}</p>;
}

interface AnswerProps {
  readonly poll: Poll;
  readonly answer: Poll["answers"][number];
  readonly isChosen: boolean;
  readonly isDisabled: boolean;
  readonly onChoose: () => void;
}

function Answer({ poll, answer, isChosen, isDisabled, onChoose }: AnswerProps) {
  const t = useTexts(kindsTexts);
  const format = useFormat();
  const share = poll.voterCount === 0 ? 0 : answer.count / poll.voterCount;
  const Icon = poll.isMultiple ? (isChosen ? SquareCheck : Square) : isChosen ? CircleCheck : Circle;
  const result = t("share", { percent: format.percent(share), votes: t("votes", { count: answer.count }) });
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      disabled={isDisabled}
      onClick={onChoose}
      className={cx(
        "touch focus-ring relative flex w-full items-center gap-2 overflow-hidden rounded-medium border bg-surface-2 px-2.5 py-2 text-left",
        isChosen ? "border-accent" : "border-line-strong enabled:hover:border-accent",
      )}
    >
      <span
        aria-hidden="true"
        className="absolute inset-y-0 left-0 bg-accent-soft transition-[width] duration-(--motion-calm)"
        style={{ width: `${share * 100}%` }}
      />
      <Icon
        aria-hidden="true"
        className={cx("relative size-4 shrink-0", isChosen ? "text-accent-text" : "text-text-3")}
      />
      <span dir="auto" className="relative min-w-0 flex-1 [overflow-wrap:anywhere]">
        {answer.text}
      </span>
      <span aria-hidden="true" className="relative shrink-0 text-sm text-text-2 tabular-nums">
        {answer.count}
      </span>
      <span className="sr-only">{result}</span>
    </button>
  );
}

function TextButton({ children, onClick }: { children: string; onClick: () => void }) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="touch focus-ring rounded-small font-medium text-accent-text hover:underline"
    >
      {children}
    </button>
  );
}
