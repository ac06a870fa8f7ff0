import { useState } from "react";
import { type Breach, decideBreach, listBreaches } from "../../../src/protocol/breaches.ts";
import { call } from "../../api/index.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import {
  Badge,
  Button,
  Card,
  Checkbox,
  Dialog,
  LoadFailed,
  SkeletonList,
  TextArea,
  toastFailure,
  uiTexts,
} from "../../ui/index.ts";
import { useLoaded } from "../oversight/use-loaded.ts";
import { breachesTexts } from "./texts.ts";

const load = () => call(listBreaches);
const hourMs = 3_600_000;

/** The operator's register, with the clock of each that is not decided. */
export function RegisterCard() {
  const t = useTexts(breachesTexts);
  const { loaded, failure, reload } = useLoaded(load);
  const [deciding, setDeciding] = useState<Breach>();
  return (
    <Card title={t("register")} description={t("registerDetail")}>
      {failure && !loaded && <LoadFailed failure={failure} onRetry={reload} />}
      {!loaded && !failure && <SkeletonList rows={2} />}
      {loaded?.breaches.length === 0 && <p className="text-text-2">{t("none")}</p>}
      {loaded && loaded.breaches.length > 0 && (
        <ul className="divide-y divide-line">
          {loaded.breaches.map((breach) => (
            <Entry key={breach.id} breach={breach} onDecide={() => setDeciding(breach)} />
          ))}
        </ul>
      )}
      {deciding && (
        <DecideDialog
          breach={deciding}
          onClose={() => setDeciding(undefined)}
          onDone={() => {
            setDeciding(undefined);
            reload();
          }}
        />
      )}
    </Card>
  );
}

function Entry({ breach, onDecide }: { readonly breach: Breach; readonly onDecide: () => void }) {
  const t = useTexts(breachesTexts);
  const format = useFormat();
  const { person, at, dueAt, text, decision } = breach;
  const hours = Math.ceil((dueAt - Date.now()) / hourMs);
  const date = format.dateTime(at);
  return (
    <li className="flex flex-col items-start gap-1 py-3">
      <div className="flex w-full flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <span className="text-sm text-text-3">
          {person?.name ? t("from", { name: person.name, date }) : t("fromGone", { date })}
        </span>
        {decision === null && (
          <Badge tone={hours < 0 ? "danger" : "warning"}>
            {hours < 0 ? t("overdue", { count: -hours }) : t("hoursLeft", { count: hours })}
          </Badge>
        )}
      </div>
      <p dir="auto" className="whitespace-pre-wrap [overflow-wrap:anywhere]">
        {text}
      </p>
      {decision === null ? (
        <Button size="small" onClick={onDecide}>
          {t("decide")}
        </Button>
      ) : (
        <p className="text-sm text-text-2 [overflow-wrap:anywhere]">
          {format.dateTime(decision.at)} · {t(decision.tellsAuthority ? "authorityYes" : "authorityNo")} ·{" "}
          {t(decision.tellsPeople ? "peopleYes" : "peopleNo")} · {decision.reason}
        </p>
      )}
    </li>
  );
}

interface DecideDialogProps {
  readonly breach: Breach;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

function DecideDialog({ breach, onClose, onDone }: DecideDialogProps) {
  const t = useTexts(breachesTexts);
  const ui = useTexts(uiTexts);
  const [tellsAuthority, setTellsAuthority] = useState(true);
  const [tellsPeople, setTellsPeople] = useState(false);
  const [reason, setReason] = useState("");
  const [isBusy, setBusy] = useState(false);
  const save = () => {
    setBusy(true);
    const body = { tellsAuthority, tellsPeople, reason };
    call(decideBreach, { params: { breachId: breach.id }, body }).then(onDone, (thrown: unknown) => {
      setBusy(false);
      toastFailure(thrown);
    });
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("decideTitle")}
      description={t("decideDetail")}
      width="small"
      actions={
        <>
          <Button tone="plain" onClick={onClose}>
            {ui("cancel")}
          </Button>
          <Button tone="primary" disabled={reason.trim().length < 10} isBusy={isBusy} onClick={save}>
            {t("save")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <Checkbox label={t("tellsAuthority")} isChecked={tellsAuthority} onChange={setTellsAuthority} />
        <Checkbox label={t("tellsPeople")} isChecked={tellsPeople} onChange={setTellsPeople} />
        <TextArea
          label={t("reason")}
          value={reason}
          maxLength={4_000}
          hint={t("tooShort")}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
    </Dialog>
  );
}
