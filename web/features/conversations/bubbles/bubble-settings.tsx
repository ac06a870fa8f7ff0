import { Megaphone, Pencil, Tag } from "lucide-react";
import { type ReactNode, useState } from "react";
import type { Conversation, NewcomersSee } from "../../../../src/protocol/conversations.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { Checkbox, IconButton, SectionHeader, Select, toastFailure } from "../../../ui/index.ts";
import { mayTend, roleOf } from "../bubble-rules.ts";
import { ownId } from "../store.ts";
import { bubbleTexts } from "./bubble-texts.ts";
import { changeRules, type RulesChange } from "./change-rules.ts";
import { LinkCard } from "./link-card.tsx";
import { TagsDialog } from "./tags-dialog.tsx";

/** What holds in a bubble; whoever tends it changes it here, the others read it. */
export function BubbleSettings({ conversation }: { conversation: Conversation }) {
  const t = useTexts(bubbleTexts);
  const [isTagging, setTagging] = useState(false);
  const { bubble } = conversation;
  if (!bubble) return null;
  const role = roleOf(conversation, ownId());
  const mayChange = mayTend(role) && bubble.archivedAt === null;
  const put = (rules: RulesChange) => void changeRules(conversation, rules).catch(toastFailure);
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
