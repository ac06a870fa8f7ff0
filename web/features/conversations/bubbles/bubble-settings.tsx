import { Archive, ArchiveRestore, Copy, Megaphone, Pencil, Tag, Trash2 } from "lucide-react";
import { type ReactNode, useState } from "react";
import { changeBubbleRules } from "../../../../src/protocol/bubbles.ts";
import type { Conversation, NewcomersSee } from "../../../../src/protocol/conversations.ts";
import type { InputOf } from "../../../../src/protocol/endpoint.ts";
import { call } from "../../../api/index.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { Button, Checkbox, ConfirmDialog, IconButton, SectionHeader, Select, toastFailure } from "../../../ui/index.ts";
import { isOrganiser, mayTend, roleOf } from "../bubble-rules.ts";
import { NewBubbleDialog } from "../new-bubble-dialog.tsx";
import { keepConversation, ownId } from "../store.ts";
import { bubbleTexts } from "./bubble-texts.ts";
import { DeleteDialog } from "./delete-dialog.tsx";
import { LinkCard } from "./link-card.tsx";
import { TagsDialog } from "./tags-dialog.tsx";

type Rules = InputOf<typeof changeBubbleRules>["body"];

const change = async (conversation: Conversation, body: Rules) =>
  keepConversation(await call(changeBubbleRules, { params: { conversationId: conversation.id }, body }));

/** What holds in a bubble; whoever tends it changes it here, the others read it. */
export function BubbleSettings({ conversation }: { conversation: Conversation }) {
  const t = useTexts(bubbleTexts);
  const [isTagging, setTagging] = useState(false);
  const { bubble } = conversation;
  if (!bubble) return null;
  const role = roleOf(conversation, ownId());
  const mayChange = mayTend(role) && bubble.archivedAt === null;
  const put = (rules: Rules) => void change(conversation, rules).catch(toastFailure);
  const history = [
    { value: "all" as const, label: t("historyAll") },
    { value: "none" as const, label: t("historyNone") },
  ];
  return (
    <section className="px-2">
      <SectionHeader title={t("settings")} />
      <div className="flex flex-col gap-4 px-3 pt-1 pb-3">
        {mayChange ? (
          <>
            <Checkbox
              label={<WithDetail label={t("onlyTenders")} detail={t("onlyTendersDetail")} />}
              isChecked={bubble.announcesOnly}
              onChange={(announcesOnly) => put({ announcesOnly })}
            />
            <Select<NewcomersSee>
              label={t("historyLabel")}
              options={history}
              value={bubble.newcomersSee}
              onChange={(newcomersSee) => put({ newcomersSee })}
            />
          </>
        ) : (
          <>
            {bubble.announcesOnly && (
              <p className="flex items-center gap-2 text-text-2">
                <Megaphone aria-hidden="true" className="size-4 shrink-0 text-text-3" />
                {t("onlyTenders")}
              </p>
            )}
            <p className="text-text-2">
              {t("historyLabel")}: {t(bubble.newcomersSee === "all" ? "historyAll" : "historyNone")}
            </p>
          </>
        )}
        <div className="flex min-h-7 items-center gap-1.5">
          <Tag aria-hidden="true" className="size-4 shrink-0 text-text-3" />
          <ul aria-label={t("tags")} className="flex min-w-0 flex-1 flex-wrap gap-1.5">
            {bubble.tags.length === 0 && <li className="text-sm text-text-3">{t("noTags")}</li>}
            {bubble.tags.map((tag) => (
              <li key={tag} dir="auto" className="max-w-full truncate rounded-full bg-surface-3 px-2.5 py-0.5 text-sm">
                {tag}
              </li>
            ))}
          </ul>
          {mayChange && (
            <IconButton
              size="small"
              label={t("changeTags")}
              icon={<Pencil aria-hidden="true" className="size-4" />}
              onClick={() => setTagging(true)}
            />
          )}
        </div>
      </div>
      {mayChange && <LinkCard conversationId={conversation.id} />}
      {isTagging && <TagsDialog conversation={conversation} onClose={() => setTagging(false)} />}
    </section>
  );
}

const WithDetail = ({ label, detail }: { label: ReactNode; detail: ReactNode }) => (
  <>
    {label}
    <span className="block text-sm text-text-3">{detail}</span>
  </>
);

/** A bubble like this one; and for its organiser: putting it away, taking it out, deleting it. */
export function BubbleEnd({ conversation, leave }: { conversation: Conversation; leave: ReactNode }) {
  const t = useTexts(bubbleTexts);
  const [asking, setAsking] = useState<"archive" | "delete" | "copy">();
  const role = roleOf(conversation, ownId());
  const isArchived = conversation.bubble?.archivedAt != null;
  const close = () => setAsking(undefined);
  const icon = "size-4";
  return (
    <section className="px-2 pb-4">
      <SectionHeader title={t("danger")} />
      <div className="flex flex-col items-start gap-1 px-1">
        <Button tone="plain" icon={<Copy aria-hidden="true" className={icon} />} onClick={() => setAsking("copy")}>
          {t("likeThis")}
        </Button>
        {isOrganiser(role) &&
          (isArchived ? (
            <Button
              tone="plain"
              icon={<ArchiveRestore aria-hidden="true" className={icon} />}
              onClick={() => void change(conversation, { isArchived: false }).catch(toastFailure)}
            >
              {t("restore")}
            </Button>
          ) : (
            <Button
              tone="plain"
              icon={<Archive aria-hidden="true" className={icon} />}
              onClick={() => setAsking("archive")}
            >
              {t("archive")}
            </Button>
          ))}
        {leave}
        {isOrganiser(role) && (
          <Button
            tone="plainDanger"
            icon={<Trash2 aria-hidden="true" className={icon} />}
            onClick={() => setAsking("delete")}
          >
            {t("deleteBubble")}
          </Button>
        )}
      </div>
      {asking === "archive" && (
        <ConfirmDialog
          title={t("archive")}
          detail={t("archiveDetail")}
          act={t("archive")}
          isDangerous={false}
          onConfirm={() => change(conversation, { isArchived: true })}
          onClose={close}
        />
      )}
      {asking === "delete" && <DeleteDialog conversation={conversation} onClose={close} />}
      <NewBubbleDialog isOpen={asking === "copy"} onClose={close} like={conversation} />
    </section>
  );
}
