import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { useTexts } from "../i18n/use-texts.ts";
import { announce } from "./announce.tsx";
import { IconButton } from "./icon-button.tsx";
import { TextField } from "./text-field.tsx";
import { uiTexts } from "./texts.ts";

/** A text that is carried elsewhere. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const t = useTexts(uiTexts);
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), 2_000);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const copy = () =>
    void navigator.clipboard.writeText(value).then(
      () => {
        setCopied(true);
        announce(t("copied"));
      },
      // Not allowed here: the text can still be selected.
      () => {},
    );
  const Icon = isCopied ? Check : Copy;
  return (
    <TextField
      label={label}
      readOnly
      value={value}
      onFocus={(event) => event.target.select()}
      className="font-mono text-sm"
      after={
        <IconButton
          size="small"
          label={`${t("copy")}: ${label}`}
          icon={<Icon aria-hidden="true" className="size-4" />}
          onClick={copy}
        />
      }
    />
  );
}
