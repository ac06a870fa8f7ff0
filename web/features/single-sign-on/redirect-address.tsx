import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { useTexts } from "../../i18n/use-texts.ts";
import { announce, Button, toastFailure } from "../../ui/index.ts";
import { signOnTexts } from "./texts.ts";

/** What the provider must be told; copied with one press. */
export function RedirectAddress({ address }: { address: string }) {
  const t = useTexts(signOnTexts);
  const [isCopied, setCopied] = useState(false);
  const copy = () =>
    navigator.clipboard.writeText(address).then(() => {
      setCopied(true);
      announce(t("copied"));
    }, toastFailure);
  const Icon = isCopied ? Check : Copy;
  return (
    <div className="flex flex-col gap-1">
      <span className="font-medium text-sm">{t("redirectUri")}</span>
      <div className="flex items-center gap-2 rounded-medium bg-surface-3 py-1 pr-1 pl-3">
        <code className="min-w-0 flex-1 select-text font-mono text-sm [overflow-wrap:anywhere]">{address}</code>
        <Button
          tone="plain"
          size="small"
          onClick={() => void copy()}
          icon={<Icon aria-hidden="true" className="size-4" />}
        >
          {isCopied ? t("copied") : t("copy")}
        </Button>
      </div>
    </div>
  );
}
