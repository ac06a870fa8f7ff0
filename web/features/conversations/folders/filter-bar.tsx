import { Archive, FolderClosed, FolderCog, Tag } from "lucide-react";
import type { Conversation } from "../../../../src/protocol/conversations.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { cx, IconButton } from "../../../ui/index.ts";
import { folderTexts } from "./folder-texts.ts";
import { useFolders } from "./folders-store.ts";
import { type ListFilter, passes, tagsOf } from "./list-groups.ts";

const mostTags = 8;

interface FilterBarProps {
  readonly listed: readonly Conversation[];
  readonly filter: ListFilter;
  readonly onFilter: (filter: ListFilter) => void;
  readonly onArrange: () => void;
}

/** Folders, tags and the archive, to show one of them; nothing while one has none of these. */
export function FilterBar({ listed, filter, onFilter, onArrange }: FilterBarProps) {
  const t = useTexts(folderTexts);
  const { folders } = useFolders();
  const tags = tagsOf(listed).slice(0, mostTags);
  const hasArchive = listed.some((conversation) => passes({ kind: "archived" }, conversation));
  if (folders.length === 0 && tags.length === 0 && !hasArchive) return null;
  const icon = "size-3.5 shrink-0";
  const chips: { key: string; label: string; filter: ListFilter; icon?: React.ReactNode }[] = [
    { key: "all", label: t("all"), filter: { kind: "all" } },
    ...folders.map(({ id, name }) => ({
      ...{ key: `folder-${id}`, label: name, filter: { kind: "folder" as const, folderId: id } },
      icon: <FolderClosed aria-hidden="true" className={icon} />,
    })),
    ...tags.map((tag) => ({
      ...{ key: `tag-${tag}`, label: tag, filter: { kind: "tag" as const, tag } },
      icon: <Tag aria-hidden="true" className={icon} />,
    })),
    ...(hasArchive
      ? [
          {
            ...{ key: "archived", label: t("archived"), filter: { kind: "archived" as const } },
            icon: <Archive aria-hidden="true" className={icon} />,
          },
        ]
      : []),
  ];
  return (
    <div className="-mx-4 flex items-center">
      <fieldset
        aria-label={t("filter")}
        className="flex min-w-0 flex-1 gap-1.5 overflow-x-auto py-0.5 pr-1 pl-4 [scrollbar-width:none]"
      >
        {chips.map((chip) => {
          const isOn = JSON.stringify(chip.filter) === JSON.stringify(filter);
          return (
            <button
              key={chip.key}
              type="button"
              aria-pressed={isOn}
              onClick={() => onFilter(chip.filter)}
              className={cx(
                "touch focus-ring flex h-7 max-w-40 shrink-0 items-center gap-1.5 rounded-full border px-2.5 text-sm",
                isOn
                  ? "border-accent bg-accent-soft font-medium text-accent-text"
                  : "border-line text-text-2 hover:bg-surface-3",
              )}
            >
              {chip.icon}
              <span dir="auto" className="truncate">
                {chip.label}
              </span>
            </button>
          );
        })}
      </fieldset>
      <IconButton
        size="small"
        label={t("manageFolders")}
        icon={<FolderCog aria-hidden="true" className="size-4" />}
        onClick={onArrange}
        className="mr-3 ml-1"
      />
    </div>
  );
}
