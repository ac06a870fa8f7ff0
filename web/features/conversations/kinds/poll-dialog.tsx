import { Plus, X } from "lucide-react";
import { nanoid } from "nanoid";
import { type FormEvent, useId, useState } from "react";
import { sendMessage } from "../../../../src/protocol/conversations.ts";
import { newPoll } from "../../../../src/protocol/message-kinds.ts";
import { asFailure, call, wordsOf } from "../../../api/index.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { Button, Checkbox, Dialog, IconButton, Notice, Select, TextField, uiTexts } from "../../../ui/index.ts";
import { receive } from "../store.ts";
import { kindsTexts } from "./texts.ts";

type Ends = "never" | "hour" | "day" | "week";
const hourMs = 3_600_000;
const lastsMs: Record<Exclude<Ends, "never">, number> = { hour: hourMs, day: 24 * hourMs, week: 7 * 24 * hourMs };
const mostAnswers = 20;

/** A question for everybody in the conversation. */
export function PollDialog({ conversationId, onClose }: { conversationId: string; onClose: () => void }) {
  const t = useTexts(kindsTexts);
  const ui = useTexts(uiTexts);
  const formId = useId();
  const [question, setQuestion] = useState("");
  const [answers, setAnswers] = useState<readonly { readonly key: string; readonly text: string }[]>(() =>
    ["", ""].map((text) => ({ key: nanoid(), text })),
  );
  const [isMultiple, setMultiple] = useState(false);
  const [isAnonymous, setAnonymous] = useState(false);
  const [ends, setEnds] = useState<Ends>("never");
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<{ title: string; cure?: string }>();
  // One id for all tries: a question is asked once.
  const [messageId] = useState(nanoid);

  const change = (key: string, text: string) =>
    setAnswers(answers.map((answer) => (answer.key === key ? { key, text } : answer)));
  const add = () => setAnswers([...answers, { key: nanoid(), text: "" }]);

  const ask = async (event: FormEvent) => {
    event.preventDefault();
    // Opened from within the writing box: its form must not send too.
    event.stopPropagation();
    const texts = answers.map(({ text }) => text.trim()).filter((text) => text !== "");
    const endsAt = ends === "never" ? null : Date.now() + lastsMs[ends];
    const poll = newPoll.safeParse({ question, answers: texts, isMultiple, isAnonymous, endsAt });
    if (!poll.success || new Set(texts).size < texts.length) return setProblem({ title: t("tooFew") });
    setBusy(true);
    setProblem(undefined);
    try {
      receive(await call(sendMessage, { params: { conversationId }, body: { id: messageId, poll: poll.data } }));
      onClose();
    } catch (thrown) {
      setProblem(wordsOf(asFailure(thrown).problem));
      setBusy(false);
    }
  };

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("newPoll")}
      actions={
        <>
          <Button tone="plain" onClick={onClose}>
            {ui("cancel")}
          </Button>
          <Button tone="primary" type="submit" form={formId} isBusy={isBusy}>
            {t("ask")}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={(event) => void ask(event)} className="flex flex-col gap-4">
        <TextField
          label={t("question")}
          value={question}
          maxLength={500}
          onChange={({ target }) => setQuestion(target.value)}
        />
        <div className="flex flex-col gap-2">
          {answers.map(({ key, text }, at) => (
            <div key={key} className="flex items-center gap-1">
              <div className="min-w-0 flex-1">
                <TextField
                  label={t("answer", { number: at + 1 })}
                  placeholder={t("answer", { number: at + 1 })}
                  isLabelHidden
                  value={text}
                  maxLength={200}
                  onChange={({ target }) => change(key, target.value)}
                />
              </div>
              {answers.length > 2 && (
                <IconButton
                  label={t("removeAnswer", { number: at + 1 })}
                  icon={<X aria-hidden="true" className="size-4" />}
                  onClick={() => setAnswers(answers.filter((answer) => answer.key !== key))}
                />
              )}
            </div>
          ))}
          {answers.length < mostAnswers && (
            <Button tone="plain" onClick={add} className="self-start">
              <Plus aria-hidden="true" className="size-4" />
              {t("addAnswer")}
            </Button>
          )}
        </div>
        <div className="flex flex-col gap-2">
          <Checkbox label={t("allowSeveral")} isChecked={isMultiple} onChange={setMultiple} />
          <Checkbox label={t("makeAnonymous")} isChecked={isAnonymous} onChange={setAnonymous} />
        </div>
        <Select<Ends>
          label={t("ends")}
          value={ends}
          onChange={setEnds}
          options={[
            { value: "never", label: t("endsNever") },
            { value: "hour", label: t("endsHour") },
            { value: "day", label: t("endsDay") },
            { value: "week", label: t("endsWeek") },
          ]}
        />
        {problem && (
          <Notice tone="danger" title={problem.title}>
            {problem.cure}
          </Notice>
        )}
      </form>
    </Dialog>
  );
}
