import { Link2 } from "lucide-react";
import { useState } from "react";
import { closeJoinLink, getJoinLink, type JoinLink, renewJoinLink } from "../../../src/protocol/companies.ts";
import { call } from "../../api/index.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { Button, Card, Checkbox, ConfirmDialog, CopyField, LoadFailed, Select, SkeletonList } from "../../ui/index.ts";
import { FailureNotice } from "../accounts/failure-notice.tsx";
import { useAct } from "../accounts/use-act.ts";
import { joiningTexts } from "./joining-texts.ts";
import { useAnswer } from "./use-answer.ts";

const ask = () => call(getJoinLink);

/** A link that brings people in, as long as it is open. */
export function JoinLinkCard() {
  const t = useTexts(joiningTexts);
  const { answer, failure, load, put } = useAnswer(ask);
  const [isClosing, setClosing] = useState(false);
  const [isRenewing, setRenewing] = useState(false);
  const close = async () => {
    await call(closeJoinLink);
    put({ link: null });
  };
  const made = (next: { link: JoinLink | null }) => {
    put(next);
    setRenewing(false);
  };
  return (
    <Card title={t("link")} description={t("linkDetail")}>
      {failure && !answer && <LoadFailed failure={failure} onRetry={load} />}
      {!answer && !failure && <SkeletonList rows={1} />}
      {answer?.link && !isRenewing && (
        <Open link={answer.link} onRenew={() => setRenewing(true)} onClose={() => setClosing(true)} />
      )}
      {answer && (!answer.link || isRenewing) && (
        <Make onMade={made} {...(isRenewing && { onBack: () => setRenewing(false) })} />
      )}
      {isClosing && (
        <ConfirmDialog
          title={t("closeLink")}
          detail={t("closeAsk")}
          act={t("closeLink")}
          onConfirm={close}
          onClose={() => setClosing(false)}
        />
      )}
    </Card>
  );
}

function Open({ link, onRenew, onClose }: { link: JoinLink; onRenew: () => void; onClose: () => void }) {
  const t = useTexts(joiningTexts);
  const format = useFormat();
  const { url, uses, maxUses, expiresAt, needsApproval } = link;
  const facts = [
    maxUses === null ? t("usedSoFar", { uses }) : t("usedOf", { uses, most: maxUses }),
    ...(expiresAt === null ? [] : [t("until", { end: format.date(expiresAt) })]),
    ...(needsApproval ? [t("needsApproval")] : []),
  ];
  return (
    <div className="flex flex-col gap-3">
      <CopyField label={t("linkAddress")} value={url} />
      <p className="text-sm text-text-2">{facts.join(" · ")}</p>
      <div className="flex gap-2">
        <Button onClick={onRenew}>{t("renewLink")}</Button>
        <Button tone="plainDanger" onClick={onClose}>
          {t("closeLink")}
        </Button>
      </div>
    </div>
  );
}

const days = ["1", "7", "30", "90"] as const;
const uses = ["1", "10", "100", "1000"] as const;

interface MakeProps {
  readonly onMade: (answer: { link: JoinLink | null }) => void;
  /** Given while there is a link already, which the new one replaces. */
  readonly onBack?: () => void;
}

function Make({ onMade, onBack }: MakeProps) {
  const t = useTexts(joiningTexts);
  const [validDays, setValidDays] = useState<(typeof days)[number] | "none">("7");
  const [maxUses, setMaxUses] = useState<(typeof uses)[number] | "none">("none");
  const [needsApproval, setNeedsApproval] = useState(true);
  const { run, isBusy, failure } = useAct();
  const number = (chosen: string) => (chosen === "none" ? null : Number(chosen));
  const make = () =>
    void run(async () => {
      const body = { validDays: number(validDays), maxUses: number(maxUses), needsApproval };
      onMade(await call(renewJoinLink, { body }));
    });
  return (
    <div className="flex flex-col gap-4">
      <FailureNotice failure={failure} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Select
          label={t("validFor")}
          value={validDays}
          onChange={setValidDays}
          options={[
            ...days.map((value) => ({ value, label: t("days", { count: Number(value) }) })),
            { value: "none" as const, label: t("forever") },
          ]}
        />
        <Select
          label={t("maxUses")}
          value={maxUses}
          onChange={setMaxUses}
          options={[
            { value: "none" as const, label: t("anyNumber") },
            ...uses.map((value) => ({ value, label: t("uses", { count: Number(value) }) })),
          ]}
        />
      </div>
      <Checkbox label={t("needsApproval")} isChecked={needsApproval} onChange={setNeedsApproval} />
      {onBack && <p className="text-sm text-text-2">{t("renewAsk")}</p>}
      <div className="flex gap-2">
        <Button tone="primary" isBusy={isBusy} onClick={make} icon={<Link2 aria-hidden="true" className="size-4" />}>
          {t(onBack ? "renewLink" : "makeLink")}
        </Button>
        {onBack && (
          <Button tone="plain" onClick={onBack}>
            {t("cancel")}
          </Button>
        )}
      </div>
    </div>
  );
}
