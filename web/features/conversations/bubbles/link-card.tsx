import { Link2 } from "lucide-react";
import { useEffect, useState } from "react";
import { type BubbleLink, closeBubbleLink, getBubbleLink, renewBubbleLink } from "../../../../src/protocol/bubbles.ts";
import { call } from "../../../api/index.ts";
import { useFormat, useTexts } from "../../../i18n/use-texts.ts";
import {
  Button,
  Checkbox,
  ConfirmDialog,
  CopyField,
  Dialog,
  SectionHeader,
  Select,
  toastFailure,
  uiTexts,
} from "../../../ui/index.ts";
import { bubbleTexts } from "./bubble-texts.ts";

/** The link by which people with an account come in. */
export function LinkCard({ conversationId }: { conversationId: string }) {
  const t = useTexts(bubbleTexts);
  const [link, setLink] = useState<BubbleLink | null>();
  const [asking, setAsking] = useState<"make" | "close">();
  const params = { conversationId };
  useEffect(() => {
    // Without an answer the card is left out; opening the details again asks again.
    call(getBubbleLink, { params: { conversationId } }).then(
      (answer) => setLink(answer.link),
      () => {},
    );
  }, [conversationId]);
  if (link === undefined) return null;
  const close = async () => {
    await call(closeBubbleLink, { params });
    setLink(null);
  };
  return (
    <>
      <SectionHeader title={t("link")} />
      <div className="flex flex-col gap-3 px-3 pt-1 pb-3">
        {link === null ? <p className="text-sm text-text-3">{t("linkDetail")}</p> : <LinkFacts link={link} />}
        <div className="flex flex-wrap gap-2">
          <Button size="small" icon={<Link2 aria-hidden="true" className="size-4" />} onClick={() => setAsking("make")}>
            {t(link === null ? "makeLink" : "renewLink")}
          </Button>
          {link !== null && (
            <Button size="small" tone="plainDanger" onClick={() => setAsking("close")}>
              {t("closeLink")}
            </Button>
          )}
        </div>
      </div>
      {asking === "make" && (
        <MakeDialog
          isRenewing={link !== null}
          onMake={async (body) => setLink((await call(renewBubbleLink, { params, body })).link)}
          onClose={() => setAsking(undefined)}
        />
      )}
      {asking === "close" && (
        <ConfirmDialog
          title={t("closeLink")}
          detail={t("closeAsk")}
          act={t("closeLink")}
          onConfirm={close}
          onClose={() => setAsking(undefined)}
        />
      )}
    </>
  );
}

function LinkFacts({ link: { url, uses, maxUses, expiresAt, needsApproval } }: { link: BubbleLink }) {
  const t = useTexts(bubbleTexts);
  const format = useFormat();
  const facts = [
    maxUses === null ? t("usedSoFar", { count: uses }) : t("usedOf", { uses: String(uses), most: String(maxUses) }),
    ...(expiresAt === null ? [] : [t("until", { end: format.date(expiresAt) })]),
    ...(needsApproval ? [t("needsApproval")] : []),
  ];
  return (
    <>
      <CopyField label={t("linkAddress")} value={url} />
      <p className="text-sm text-text-2">{facts.join(" · ")}</p>
    </>
  );
}

const days = ["1", "7", "30", "90"] as const;
const uses = ["1", "10", "100"] as const;
const none = "none";
const numberOf = (chosen: string) => (chosen === none ? null : Number(chosen));

interface MakeDialogProps {
  readonly isRenewing: boolean;
  readonly onMake: (wanted: {
    validDays: number | null;
    maxUses: number | null;
    needsApproval: boolean;
  }) => Promise<void>;
  readonly onClose: () => void;
}

function MakeDialog({ isRenewing, onMake, onClose }: MakeDialogProps) {
  const t = useTexts(bubbleTexts);
  const ui = useTexts(uiTexts);
  const [validDays, setValidDays] = useState<(typeof days)[number] | typeof none>("7");
  const [maxUses, setMaxUses] = useState<(typeof uses)[number] | typeof none>(none);
  const [needsApproval, setNeedsApproval] = useState(true);
  const [isBusy, setBusy] = useState(false);
  const make = async () => {
    setBusy(true);
    try {
      await onMake({ validDays: numberOf(validDays), maxUses: numberOf(maxUses), needsApproval });
      onClose();
    } catch (thrown) {
      toastFailure(thrown);
      setBusy(false);
    }
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t(isRenewing ? "renewLink" : "makeLink")}
      description={isRenewing ? t("renewAsk") : t("linkDetail")}
      width="small"
      actions={
        <>
          <Button tone="plain" onClick={onClose}>
            {ui("cancel")}
          </Button>
          <Button tone="primary" isBusy={isBusy} onClick={() => void make()}>
            {t(isRenewing ? "renewLink" : "makeLink")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <Select
          label={t("validFor")}
          value={validDays}
          onChange={setValidDays}
          options={[
            ...days.map((value) => ({ value, label: t("days", { count: Number(value) }) })),
            { value: none, label: t("forever") },
          ]}
        />
        <Select
          label={t("maxUses")}
          value={maxUses}
          onChange={setMaxUses}
          options={[
            { value: none, label: t("anyNumber") },
            ...uses.map((value) => ({ value, label: t("uses", { count: Number(value) }) })),
          ]}
        />
        <Checkbox label={t("needsApproval")} isChecked={needsApproval} onChange={setNeedsApproval} />
      </div>
    </Dialog>
  );
}
