import { nanoid } from "nanoid";
import { useState } from "react";
import { listNotices, type NoticeTexts, sendNotice } from "../../../src/protocol/function-mails.ts";
import { call } from "../../api/index.ts";
import { languageNames, useLanguage } from "../../i18n/language.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { Button, Card, ConfirmDialog, LoadFailed, SkeletonList, TextArea, TextField } from "../../ui/index.ts";
import { useLoaded } from "../oversight/use-loaded.ts";
import { noticesTexts } from "./notices-texts.ts";

const load = () => call(listNotices);

/** The operator's: what was mailed to everybody, and a new one. */
export function NoticesCard() {
  const t = useTexts(noticesTexts);
  const format = useFormat();
  const language = useLanguage();
  const { loaded, failure, reload } = useLoaded(load);
  const [isWriting, setWriting] = useState(false);
  return (
    <Card title={t("notices")} description={t("noticesDetail")}>
      {failure && !loaded && <LoadFailed failure={failure} onRetry={reload} />}
      {!loaded && !failure && <SkeletonList rows={2} />}
      {loaded?.notices.length === 0 && <p className="text-text-3">{t("none")}</p>}
      <ul className="divide-y divide-line">
        {loaded?.notices.map(({ id, texts, writtenAt, recipients, isDone }) => (
          <li key={id} className="py-2.5">
            <p className="font-medium [overflow-wrap:anywhere]">{texts[language].subject}</p>
            <p className="text-sm text-text-2 tabular-nums">
              {format.dateTime(writtenAt)} · {t(isDone ? "sentTo" : "sending", { count: recipients })}
            </p>
          </li>
        ))}
      </ul>
      <Button className="mt-3" disabled={!loaded} onClick={() => setWriting(true)}>
        {t("write")}
      </Button>
      {isWriting && loaded && (
        <WriteDialog reachable={loaded.reachable} onClose={() => setWriting(false)} onSent={reload} />
      )}
    </Card>
  );
}

const empty = { subject: "", text: "" };
const order = ["de", "en", "fr"] as const;

interface WriteDialogProps {
  readonly reachable: number;
  readonly onClose: () => void;
  readonly onSent: () => void;
}

function WriteDialog({ reachable, onClose, onSent }: WriteDialogProps) {
  const t = useTexts(noticesTexts);
  // One id for all attempts: what was sent is not sent twice.
  const [id] = useState(() => nanoid());
  const [texts, setTexts] = useState<NoticeTexts>({ en: empty, de: empty, fr: empty });
  return (
    <ConfirmDialog
      title={t("write")}
      detail={t("goesTo", { count: reachable })}
      act={t("send")}
      isDangerous={false}
      onConfirm={async () => {
        await call(sendNotice, { body: { id, texts } });
        onSent();
      }}
      onClose={onClose}
    >
      <div className="mb-3 flex flex-col gap-5">
        {order.map((language) => {
          const words = texts[language];
          const set = (changed: Partial<typeof words>) =>
            setTexts((before) => ({ ...before, [language]: { ...before[language], ...changed } }));
          const name = languageNames[language];
          return (
            <div key={language} className="flex flex-col gap-3">
              <TextField
                label={t("subject", { language: name })}
                maxLength={150}
                value={words.subject}
                onChange={(event) => set({ subject: event.target.value })}
              />
              <TextArea
                label={t("text", { language: name })}
                maxLength={5_000}
                value={words.text}
                onChange={(event) => set({ text: event.target.value })}
              />
            </div>
          );
        })}
      </div>
    </ConfirmDialog>
  );
}
