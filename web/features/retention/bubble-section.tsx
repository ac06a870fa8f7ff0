import { Pencil } from "lucide-react";
import { useState } from "react";
import type { Conversation } from "../../../src/protocol/conversations.ts";
import {
  type Going,
  getBubbleRetention,
  previewBubbleRetention,
  type RetentionPolicy,
  setBubbleRetention,
} from "../../../src/protocol/retention.ts";
import { asFailure, call } from "../../api/index.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Button, Dialog, IconButton, SectionHeader, toast, toastFailure, uiTexts } from "../../ui/index.ts";
import { roleOf } from "../conversations/bubble-rules.ts";
import { retentionTexts as names } from "../conversations/bubbles/retention-texts.ts";
import { ownId } from "../conversations/store.ts";
import { RetentionForm } from "./retention-form.tsx";
import { SaveDialog } from "./save-dialog.tsx";
import { retentionTexts } from "./texts.ts";
import { WhatGoes } from "./what-goes.tsx";

/** In a conversation's details: how long what is in it is kept. Whoever organises a bubble changes it here. */
export function RetentionSection({ conversation }: { readonly conversation: Conversation }) {
  const t = useTexts(retentionTexts);
  const words = useTexts(names);
  const [policy, setPolicy] = useState<RetentionPolicy>();
  const { id: conversationId, retention, kind, bubble } = conversation;
  const mayChange =
    kind === "bubble" && roleOf(conversation, ownId()) === "organiser" && (bubble?.archivedAt ?? null) === null;
  if (!retention && !mayChange) return null;
  const line = (days: number | null | undefined) => (days ? words("days", { count: days }) : words("untilDeleted"));
  const open = () =>
    void call(getBubbleRetention, { params: { conversationId } }).then(
      (found) => setPolicy(found.policy),
      (thrown: unknown) => toastFailure(asFailure(thrown)),
    );
  return (
    <section className="px-2">
      <SectionHeader title={words("title")} />
      <div className="flex items-start gap-2 px-3 pb-3">
        <dl className="min-w-0 flex-1 text-text-2">
          {(["messages", "files", "history"] as const).map((kindOf) => (
            <div key={kindOf} className="flex flex-wrap justify-between gap-x-3">
              <dt>{words(kindOf)}</dt>
              <dd className="text-text-1">{line(retention?.[`${kindOf}Days`])}</dd>
            </div>
          ))}
        </dl>
        {mayChange && (
          <IconButton
            size="small"
            label={t("change")}
            icon={<Pencil aria-hidden="true" className="size-4" />}
            onClick={open}
          />
        )}
      </div>
      {policy && <ChangeDialog conversationId={conversationId} before={policy} onClose={() => setPolicy(undefined)} />}
    </section>
  );
}

interface ChangeDialogProps {
  readonly conversationId: string;
  readonly before: RetentionPolicy;
  readonly onClose: () => void;
}

function ChangeDialog({ conversationId, before, onClose }: ChangeDialogProps) {
  const t = useTexts(retentionTexts);
  const ui = useTexts(uiTexts);
  const [policy, setPolicy] = useState(before);
  const [going, setGoing] = useState<Going>();
  const [isAsked, setAsked] = useState(false);
  const of = { params: { conversationId }, body: policy };
  const ask = () => {
    setAsked(true);
    call(previewBubbleRetention, of).then(setGoing, (thrown: unknown) => {
      setAsked(false);
      toastFailure(thrown);
    });
  };
  const save = async () => {
    await call(setBubbleRetention, of);
    toast({ title: t("saved"), tone: "success" });
    onClose();
  };
  if (isAsked) return <SaveDialog preview={going && <WhatGoes going={going} />} onSave={save} onClose={onClose} />;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("change")}
      description={t("bubbleDetail")}
      width="small"
      actions={
        <>
          <Button tone="plain" onClick={onClose}>
            {ui("cancel")}
          </Button>
          <Button tone="primary" disabled={JSON.stringify(policy) === JSON.stringify(before)} onClick={ask}>
            {t("preview")}
          </Button>
        </>
      }
    >
      <RetentionForm policy={policy} onChange={setPolicy} />
    </Dialog>
  );
}
