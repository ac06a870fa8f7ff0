import { nanoid } from "nanoid";
import { useId, useRef, useState } from "react";
import { useLocation } from "wouter";
import { type Conversation, createBubble, type NewcomersSee } from "../../../src/protocol/conversations.ts";
import { type ApiFailure, asFailure, call, wordsOf } from "../../api/index.ts";
import { useLanguage } from "../../i18n/language.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import {
  Button,
  Checkbox,
  cx,
  Dialog,
  Notice,
  RadioList,
  Select,
  TextArea,
  TextField,
  uiTexts,
} from "../../ui/index.ts";
import { TagsField } from "../accounts/profile/tags-field.tsx";
import { PeoplePicker } from "../directory/index.ts";
import { bubbleTexts } from "./bubbles/bubble-texts.ts";
import { builtInTemplates, mostTags, type Template, templateLike } from "./bubbles/templates.ts";
import { keepConversation, ownId } from "./store.ts";
import { conversationTexts } from "./texts.ts";

interface NewBubbleDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** It begins with the settings and people of this one. */
  readonly like?: Conversation;
}

export function NewBubbleDialog({ isOpen, onClose, like }: NewBubbleDialogProps) {
  // Each opening begins anew.
  return isOpen ? <NewBubbleForm onClose={onClose} {...(like && { like })} /> : null;
}

interface NewBubbleFormProps {
  readonly onClose: () => void;
  readonly like?: Conversation;
}

function NewBubbleForm({ onClose, like }: NewBubbleFormProps) {
  const formId = useId();
  const nameRef = useRef<HTMLInputElement>(null);
  const t = useTexts(conversationTexts);
  const texts = useTexts(bubbleTexts);
  const ui = useTexts(uiTexts);
  const language = useLanguage();
  const [, navigate] = useLocation();
  const templates = like ? [templateLike(like, ownId(), language)] : builtInTemplates(language);
  const [template, setTemplate] = useState(templates[0]);
  const [name, setName] = useState("");
  const [topic, setTopic] = useState(template?.topic ?? "");
  const [memberIds, setMemberIds] = useState<string[]>([...(template?.memberIds ?? [])]);
  const [how, setHow] = useState<"add" | "invite">("add");
  const [tags, setTags] = useState<readonly string[]>(template?.tags ?? []);
  const [announcesOnly, setAnnouncesOnly] = useState(template?.announcesOnly ?? false);
  const [newcomersSee, setNewcomersSee] = useState<NewcomersSee>(template?.newcomersSee ?? "all");
  const [isBusy, setBusy] = useState(false);
  const [isNameMissing, setNameMissing] = useState(false);
  const [failure, setFailure] = useState<ApiFailure>();
  // One id for the form's life: pressing again after a lost answer finds the first bubble.
  const [id] = useState(() => nanoid());

  const begin = (next: Template) => {
    setTemplate(next);
    setTopic(next.topic);
    setTags(next.tags);
    setAnnouncesOnly(next.announcesOnly);
    setNewcomersSee(next.newcomersSee);
  };

  const create = async () => {
    if (!name.trim()) {
      setNameMissing(true);
      nameRef.current?.focus();
      return;
    }
    setBusy(true);
    setFailure(undefined);
    try {
      const people = how === "add" ? { memberIds } : { invitedIds: memberIds };
      const rules = { announcesOnly, newcomersSee, tags: tags.slice(0, mostTags) };
      const body = { id, name: name.trim(), topic: topic.trim(), ...people, ...rules };
      const bubble = await call(createBubble, { body });
      keepConversation(bubble);
      onClose();
      navigate(`/chat/${bubble.id}`);
    } catch (thrown) {
      setFailure(asFailure(thrown));
      setBusy(false);
    }
  };

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={like ? texts("likeThis") : t("newBubble")}
      description={t("noBubblesDetail")}
      initialFocus={nameRef}
      actions={
        <>
          <Button tone="plain" onClick={onClose}>
            {ui("cancel")}
          </Button>
          <Button tone="primary" type="submit" form={formId} isBusy={isBusy}>
            {t("create")}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        className="flex flex-col gap-4"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void create();
        }}
      >
        {templates.length > 1 && (
          <fieldset className="min-w-0">
            <legend className="pb-1.5 font-medium text-sm">{texts("template")}</legend>
            <div className="flex flex-wrap gap-1.5">
              {templates.map((one) => (
                <button
                  key={one.id}
                  type="button"
                  aria-pressed={one.id === template?.id}
                  onClick={() => begin(one)}
                  className={cx(
                    "touch focus-ring h-8 rounded-full border px-3 text-sm",
                    one.id === template?.id
                      ? "border-accent bg-accent-soft font-medium text-accent-text"
                      : "border-line-strong text-text-2 hover:bg-surface-3",
                  )}
                >
                  {one.label}
                </button>
              ))}
            </div>
          </fieldset>
        )}
        <TextField
          ref={nameRef}
          label={t("name")}
          maxLength={120}
          required
          autoComplete="off"
          value={name}
          error={isNameMissing && !name.trim() ? t("nameRequired") : undefined}
          onChange={(event) => setName(event.target.value)}
        />
        <TextArea
          rows={2}
          label={`${t("topic")} (${ui("optional")})`}
          hint={t("topicHint")}
          maxLength={500}
          autoComplete="off"
          value={topic}
          onChange={(event) => setTopic(event.target.value)}
        />
        <PeoplePicker label={t("people")} chosenIds={memberIds} onChange={setMemberIds} withoutIds={[ownId()]} />
        {memberIds.length > 0 && (
          <RadioList
            label={texts("how")}
            isLabelHidden
            value={how}
            onChange={setHow}
            options={[
              { value: "add", label: texts("addAtOnce"), detail: texts("addAtOnceDetail") },
              { value: "invite", label: texts("invite"), detail: texts("inviteDetail") },
            ]}
          />
        )}
        <div className="grid gap-4 sm:grid-cols-2">
          <Select<NewcomersSee>
            label={texts("historyLabel")}
            value={newcomersSee}
            onChange={setNewcomersSee}
            options={[
              { value: "all", label: texts("historyAll") },
              { value: "none", label: texts("historyNone") },
            ]}
          />
          <TagsField
            label={texts("tags")}
            hint={texts("tagsHint", { max: String(mostTags) })}
            most={mostTags}
            tags={tags}
            onChange={setTags}
          />
        </div>
        <Checkbox label={texts("onlyTenders")} isChecked={announcesOnly} onChange={setAnnouncesOnly} />
        {failure && (
          <Notice tone="danger" title={wordsOf(failure.problem).title}>
            {wordsOf(failure.problem).cure}
          </Notice>
        )}
      </form>
    </Dialog>
  );
}
