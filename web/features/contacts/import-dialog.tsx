import { FileUp, Smartphone } from "lucide-react";
import { type ReactNode, useRef, useState } from "react";
import { asFailure, wordsOf } from "../../api/index.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { Button, Dialog, Notice, uiTexts } from "../../ui/index.ts";
import { agree } from "./book-store.ts";
import { consentVersion } from "./book-door-texts.ts";
import { bookTexts } from "./book-texts.ts";
import { hasContactPicker, pickContacts } from "./import/picked.ts";
import { type ReadCards, readCards, tidyCards } from "./import/read-cards.ts";
import { ImportPreview } from "./import-preview.tsx";
import { useNetwork } from "./store.ts";

/** Agreement, choice, preview: nothing is sent before the last. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const { consent } = useNetwork().addressBook;
  const [read, setRead] = useState<ReadCards>();
  if (consent?.textVersion !== consentVersion) return <Consent onClose={onClose} />;
  if (read?.state === "read" && read.cards.length > 0)
    return (
      <ImportPreview cards={read.cards} skipped={read.skipped} onBack={() => setRead(undefined)} onClose={onClose} />
    );
  return <Choose read={read} onRead={setRead} givenAt={consent.givenAt} onClose={onClose} />;
}

function Consent({ onClose }: { onClose: () => void }) {
  const t = useTexts(bookTexts);
  const ui = useTexts(uiTexts);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const accept = () => {
    setBusy(true);
    agree().catch((thrown: unknown) => {
      setFailure(thrown);
      setBusy(false);
    });
  };
  const words = failure === undefined ? undefined : wordsOf(asFailure(failure).problem);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("consentTitle")}
      actions={
        <>
          <Button tone="plain" onClick={onClose}>
            {ui("cancel")}
          </Button>
          <Button tone="primary" isBusy={isBusy} onClick={accept}>
            {t("agree")}
          </Button>
        </>
      }
    >
      {words && (
        <Notice tone="danger" title={words.title}>
          {words.cure}
        </Notice>
      )}
      <ul className="flex list-disc flex-col gap-2.5 pl-5 text-pretty">
        <li>{t("consentChoose")}</li>
        <li>{t("consentKept")}</li>
        <li>{t("consentUse")}</li>
        <li>{t("consentWithdraw")}</li>
      </ul>
    </Dialog>
  );
}

const problems = {
  tooLarge: "problemTooLarge",
  tooMany: "problemTooMany",
  unknown: "problemUnknown",
  read: "problemNothing",
} as const;

interface ChooseProps {
  /** What was read and could not be used. */
  readonly read: ReadCards | undefined;
  readonly onRead: (read: ReadCards) => void;
  readonly givenAt: number;
  readonly onClose: () => void;
}

function Choose({ read, onRead, givenAt, onClose }: ChooseProps) {
  const t = useTexts(bookTexts);
  const format = useFormat();
  const fileRef = useRef<HTMLInputElement>(null);
  const open = async (file: File | undefined) => {
    if (file) onRead(readCards(new Uint8Array(await file.arrayBuffer())));
  };
  const pick = () =>
    pickContacts().then(
      (picked) => picked.length > 0 && onRead(tidyCards(picked)),
      () => {
        // Closed without choosing, or refused: the file is still there.
      },
    );
  return (
    <Dialog isOpen onClose={onClose} title={t("importContacts")}>
      <div className="flex flex-col gap-3">
        {read && <Notice tone="danger" title={t(problems[read.state])} />}
        <Way icon={<FileUp aria-hidden="true" className="size-5" />} detail={t("fileDetail")}>
          <input
            ref={fileRef}
            type="file"
            accept=".vcf,.csv,text/vcard,text/x-vcard,text/csv"
            aria-label={t("chooseFile")}
            tabIndex={-1}
            className="sr-only"
            onChange={(event) => {
              void open(event.target.files?.[0]);
              event.target.value = "";
            }}
          />
          <Button tone="primary" onClick={() => fileRef.current?.click()}>
            {t("chooseFile")}
          </Button>
        </Way>
        {hasContactPicker() && (
          <Way icon={<Smartphone aria-hidden="true" className="size-5" />} detail={t("fromDeviceDetail")}>
            <Button onClick={() => void pick()}>{t("fromDevice")}</Button>
          </Way>
        )}
        <p className="text-sm text-text-3">{t("agreedOn", { date: format.date(givenAt) })}</p>
      </div>
    </Dialog>
  );
}

function Way({ icon, detail, children }: { icon: ReactNode; detail: string; children: ReactNode }) {
  return (
    <section className="flex items-start gap-3 rounded-medium border border-line p-4">
      <span className="mt-0.5 text-text-2">{icon}</span>
      <div className="flex min-w-0 flex-1 flex-col items-start gap-2">
        <p className="text-pretty text-text-2">{detail}</p>
        {children}
      </div>
    </section>
  );
}
