import { useLanguage } from "../../i18n/language.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Dialog } from "../../ui/index.ts";
import { entryTexts } from "./entry-texts.ts";
import { settingsTexts } from "./settings-texts.ts";
import { termsTexts } from "./terms/index.ts";

/** The whole text, in the reader's language. */
export function TermsText() {
  const { introduction, sections } = termsTexts[useLanguage()];
  return (
    <div
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the text scrolls, and the keyboard must reach it
      tabIndex={0}
      className="focus-inset flex scroll-mt-6 select-text flex-col gap-4 text-pretty rounded-small text-base text-text-1 leading-relaxed"
    >
      <p>{introduction}</p>
      {sections.map(({ heading, paragraphs }) => (
        <section key={heading} className="flex flex-col gap-1.5">
          <h3 className="font-semibold">{heading}</h3>
          {paragraphs.map((paragraph) => (
            <p key={paragraph} className="text-text-2">
              {paragraph}
            </p>
          ))}
        </section>
      ))}
    </div>
  );
}

export function TermsDialog({ isOpen, onClose, version }: { isOpen: boolean; onClose: () => void; version: string }) {
  const t = useTexts(entryTexts);
  const title = useTexts(settingsTexts)("terms");
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={title} description={t("termsVersion", { version })} width="large">
      <TermsText />
    </Dialog>
  );
}
