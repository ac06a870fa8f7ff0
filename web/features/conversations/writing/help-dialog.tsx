import { useTexts } from "../../../i18n/use-texts.ts";
import { Dialog, Kbd, modifierName } from "../../../ui/index.ts";
import { writingTexts } from "./texts.ts";

/** How text is formatted: what is written, what comes of it, and the keys. */
export function HelpDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts(writingTexts);
  const lines = [
    { written: "**abc**", is: t("bold"), key: "B" },
    { written: "*abc*", is: t("italic"), key: "I" },
    { written: "`abc`", is: t("code"), key: "E" },
    { written: "~~abc~~", is: t("strike") },
    { written: "```ts", is: t("codeBlock") },
    { written: "- abc", is: t("list") },
    { written: "1. abc", is: t("numbered") },
    { written: "- [ ] abc", is: t("task") },
    { written: "> abc", is: t("quote") },
    { written: "[abc](https://…)", is: t("link") },
    { written: ":tada:", is: t("emojiCode") },
  ];
  return (
    <Dialog isOpen onClose={onClose} title={t("help")} description={t("helpDetail")} width="small">
      <dl className="grid grid-cols-[auto_1fr_auto] items-center gap-x-4 gap-y-2">
        {lines.map(({ written, is, key }) => (
          <div key={written} className="contents">
            <dt>
              <code dir="ltr" className="rounded-small bg-surface-3 px-1.5 py-0.5 font-mono text-sm">
                {written}
              </code>
            </dt>
            <dd className="text-text-2">{is}</dd>
            <dd className="justify-self-end">{key && <Kbd>{`${modifierName} ${key}`}</Kbd>}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
