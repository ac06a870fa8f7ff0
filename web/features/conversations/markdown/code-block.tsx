import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { useTexts } from "../../../i18n/use-texts.ts";
import { announce, IconButton, toastFailure } from "../../../ui/index.ts";
import type { CodePart } from "./highlight.ts";
import { markdownTexts } from "./texts.ts";

const keyword = "text-accent-text";
const value = "text-success-text";
const literal = "text-warning-text";
const name = "text-danger-text";
const colours: Readonly<Record<string, string>> = {
  ...{ keyword, "selector-tag": keyword, tag: keyword, meta: keyword, operator: keyword },
  ...{ string: value, regexp: value, addition: value, "template-variable": value, code: value },
  ...{ number: literal, literal, symbol: literal, bullet: literal, link: literal, attribute: literal, attr: literal },
  ...{ title: name, "title function_": name, built_in: name, type: name, name, section: name, deletion: name },
  ...{ comment: "text-text-3 italic", quote: "text-text-3 italic", doctag: "text-text-3" },
};

interface CodeBlockProps {
  readonly text: string;
  readonly language: string;
}

/** Code as it was written; its colours come when they are loaded, and nothing moves by them. */
export function CodeBlock({ text, language }: CodeBlockProps) {
  const t = useTexts(markdownTexts);
  const parts = useHighlighted(text, language);
  return (
    <figure aria-label={language ? t("codeIn", { language }) : t("code")} className="group/code relative max-w-full">
      <pre
        dir="ltr"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: wide code is scrolled by keyboard too
        tabIndex={0}
        className="focus-ring max-h-120 max-w-full overflow-auto whitespace-pre rounded-medium bg-surface-2 py-2.5 pr-11 pl-3 font-mono text-sm text-text-1"
      >
        <code>
          {parts.map((part, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never change places
            <span key={at} className={part.kind && colours[part.kind]}>
              {part.text}
            </span>
          ))}
        </code>
      </pre>
      <CopyButton text={text} label={t("copyCode")} done={t("copied")} />
    </figure>
  );
}

function useHighlighted(text: string, language: string): readonly CodePart[] {
  const [found, setFound] = useState<{ readonly of: string; readonly parts: readonly CodePart[] }>();
  useEffect(() => {
    if (language === "") return;
    let isShown = true;
    import("./highlight.ts")
      .then(({ highlight }) => isShown && setFound({ of: text, parts: highlight(text, language) }))
      .catch(() => undefined);
    return () => {
      isShown = false;
    };
  }, [text, language]);
  return found?.of === text ? found.parts : [{ text, kind: undefined }];
}

function CopyButton({ text, label, done }: { text: string; label: string; done: string }) {
  const [isDone, setDone] = useState(false);
  const copy = () =>
    navigator.clipboard.writeText(text).then(() => {
      announce(done);
      setDone(true);
      setTimeout(() => setDone(false), 1_500);
    }, toastFailure);
  const Icon = isDone ? Check : Copy;
  return (
    <IconButton
      size="small"
      label={isDone ? done : label}
      icon={<Icon aria-hidden="true" className="size-4" />}
      onClick={() => void copy()}
      className="absolute top-1.5 right-1.5 bg-surface-2 opacity-0 focus-visible:opacity-100 group-focus-within/code:opacity-100 group-hover/code:opacity-100 pointer-coarse:opacity-100"
    />
  );
}
