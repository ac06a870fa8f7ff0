import { Copy, Download, Printer } from "lucide-react";
import { useAccount } from "../../../app/session.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { Button, Dialog, toast, toastFailure } from "../../../ui/index.ts";
import { securityTexts } from "./security-texts.ts";

interface RecoveryCodesDialogProps {
  readonly codes: readonly string[];
  readonly onClose: () => void;
}

/** Shown once; the server itself cannot show them again. */
export function RecoveryCodesDialog({ codes, onClose }: RecoveryCodesDialogProps) {
  const t = useTexts(securityTexts);
  const { email } = useAccount();
  const heading = t("recoveryCodesFile", { email, site: location.host });
  const text = `${heading}\n\n${codes.join("\n")}\n`;
  const copy = () => {
    navigator.clipboard.writeText(text).then(() => toast({ title: t("copied"), tone: "success" }), toastFailure);
  };
  const icon = { "aria-hidden": true, className: "size-4" } as const;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("recoveryCodesTitle")}
      description={t("recoveryCodesShown")}
      actions={
        <Button tone="primary" onClick={onClose}>
          {t("kept")}
        </Button>
      }
    >
      <div className="print-alone flex flex-col gap-4">
        <p className="hidden text-base print:block">{heading}</p>
        <ol className="grid select-text grid-cols-2 gap-x-4 gap-y-2 rounded-medium bg-surface-3 px-5 py-4 text-center font-mono text-md">
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ol>
      </div>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button size="small" icon={<Copy {...icon} />} onClick={copy}>
          {t("copy")}
        </Button>
        <Button size="small" icon={<Download {...icon} />} onClick={() => saveAs("iris-recovery-codes.txt", text)}>
          {t("download")}
        </Button>
        <Button size="small" icon={<Printer {...icon} />} onClick={() => print()}>
          {t("print")}
        </Button>
      </div>
    </Dialog>
  );
}

function saveAs(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
