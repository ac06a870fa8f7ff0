import { X } from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import { maxTags } from "../../../../src/protocol/profiles.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { TextField } from "../../../ui/index.ts";
import { profileTexts } from "./profile-texts.ts";

interface TagsFieldProps {
  readonly tags: readonly string[];
  readonly onChange: (tags: readonly string[]) => void;
  /** Without it: those of one's profile. */
  readonly label?: string;
  /** What they are for. */
  readonly hint?: string;
  readonly most?: number;
}

/** Enter or a comma makes a tag of what was typed; leaving the field too, so that nothing typed is lost. */
export function TagsField({ tags, onChange, label, hint, most = maxTags }: TagsFieldProps) {
  const t = useTexts(profileTexts);
  const [typed, setTyped] = useState("");
  const isFull = tags.length >= most;
  const add = () => {
    const tag = typed.trim();
    setTyped("");
    const isKnown = tags.some((one) => one.toLowerCase() === tag.toLowerCase());
    if (tag !== "" && !isKnown && !isFull) onChange([...tags, tag]);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if ((event.key === "Enter" && typed.trim() !== "") || event.key === ",") {
      event.preventDefault();
      add();
    } else if (event.key === "Backspace" && typed === "") onChange(tags.slice(0, -1));
  };
  return (
    <div className="flex flex-col gap-2">
      <TextField
        label={label ?? t("tags")}
        name="tag"
        autoComplete="off"
        maxLength={64}
        placeholder={t("addTag")}
        disabled={isFull}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={add}
        hint={isFull ? t("tagsFull") : (hint ?? t("tagsHint", { max: String(most) }))}
      />
      {tags.length > 0 && (
        <ul className="flex flex-wrap gap-1.5">
          {tags.map((tag) => (
            <li
              key={tag}
              className="flex min-w-0 items-center gap-1 rounded-full bg-surface-3 py-0.5 pr-1 pl-3 text-sm text-text-1"
            >
              <span dir="auto" className="min-w-0 truncate">
                {tag}
              </span>
              <button
                type="button"
                aria-label={t("removeTag", { tag })}
                onClick={() => onChange(tags.filter((one) => one !== tag))}
                className="focus-ring shrink-0 rounded-full p-1 text-text-2 hover:text-text-1"
              >
                <X aria-hidden="true" className="size-3.5" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
