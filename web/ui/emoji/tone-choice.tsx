import { useTexts } from "../../i18n/use-texts.ts";
import { cx } from "../cx.ts";
import { chooseTone, tones, useEmojiMemory, withTone } from "./emojis.ts";
import { emojiTexts } from "./texts.ts";

/** The skin tone of every hand and person from now on. */
export function ToneChoice() {
  const t = useTexts(emojiTexts);
  const chosen = useEmojiMemory(({ tone }) => tone);
  return (
    <fieldset aria-label={t("tone")} className="flex items-center justify-end gap-0.5">
      <span aria-hidden="true" className="mr-auto text-text-3 text-xs">
        {t("tone")}
      </span>
      {tones.map((tone) => (
        <button
          key={tone}
          type="button"
          aria-pressed={tone === chosen}
          aria-label={t(`tone${tone}`)}
          title={t(`tone${tone}`)}
          onClick={() => chooseTone(tone)}
          className={cx(
            "focus-ring flex size-7 items-center justify-center rounded-small text-base hover:bg-surface-3",
            tone === chosen && "bg-accent-soft",
          )}
        >
          {withTone("✋", tone)}
        </button>
      ))}
    </fieldset>
  );
}
