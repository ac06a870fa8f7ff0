import { useState } from "react";
import { type Breach, listBreaches } from "../../../src/protocol/breaches.ts";
import { call } from "../../api/index.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { Badge, Button, Card, LoadFailed, SkeletonList } from "../../ui/index.ts";
import { useLoaded } from "../oversight/use-loaded.ts";
import { AffectedDialog } from "./affected-dialog.tsx";
import { DecideDialog, DetailsDialog, EnterDialog } from "./entry-dialogs.tsx";
import { History } from "./history.tsx";
import { NoticeDialog } from "./notice-dialog.tsx";
import { registerTexts } from "./register-texts.ts";
import { breachesTexts } from "./texts.ts";

const load = () => call(listBreaches);
const hourMs = 3_600_000;

type Act = "decide" | "describe" | "notice" | "affected";
type Opened = { readonly act: Act; readonly breach: Breach } | { readonly act: "enter" };

/** The operator's register, with the clock of each that is not decided. */
export function RegisterCard() {
  const t = useTexts(breachesTexts);
  const words = useTexts(registerTexts);
  const { loaded, failure, reload } = useLoaded(load);
  const [opened, setOpened] = useState<Opened>();
  const onClose = () => setOpened(undefined);
  const onDone = () => {
    onClose();
    reload();
  };
  return (
    <Card
      title={t("register")}
      description={t("registerDetail")}
      action={
        <Button size="small" onClick={() => setOpened({ act: "enter" })}>
          {words("enter")}
        </Button>
      }
    >
      {failure && !loaded && <LoadFailed failure={failure} onRetry={reload} />}
      {!loaded && !failure && <SkeletonList rows={2} />}
      {loaded?.breaches.length === 0 && <p className="text-text-2">{t("none")}</p>}
      {loaded && loaded.breaches.length > 0 && (
        <ul className="divide-y divide-line">
          {loaded.breaches.map((breach) => (
            <Entry key={breach.id} breach={breach} onOpen={(act) => setOpened({ act, breach })} />
          ))}
        </ul>
      )}
      {opened?.act === "enter" && <EnterDialog onClose={onClose} onDone={onDone} />}
      {opened?.act === "describe" && <DetailsDialog breach={opened.breach} onClose={onClose} onDone={onDone} />}
      {opened?.act === "decide" && <DecideDialog breach={opened.breach} onClose={onClose} onDone={onDone} />}
      {opened?.act === "notice" && <NoticeDialog breach={opened.breach} onClose={onClose} />}
      {opened?.act === "affected" && <AffectedDialog breach={opened.breach} onClose={onClose} onNoted={reload} />}
    </Card>
  );
}

function Entry({ breach, onOpen }: { readonly breach: Breach; readonly onOpen: (act: Act) => void }) {
  const t = useTexts(breachesTexts);
  const words = useTexts(registerTexts);
  const format = useFormat();
  const { person, at, dueAt, text, decision, isReport, state, history } = breach;
  const hours = Math.ceil((dueAt - Date.now()) / hourMs);
  const date = format.dateTime(at);
  const origin = person?.name ? t("from", { name: person.name, date }) : t("fromGone", { date });
  return (
    <li className="flex flex-col items-start gap-2 py-3">
      <div className="flex w-full flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <span className="text-sm text-text-3">{isReport ? origin : words("own", { date })}</span>
        <span className="flex flex-wrap gap-2">
          <Badge tone={state === "remedied" ? "success" : "neutral"}>{words(state)}</Badge>
          {decision === null && (
            <Badge tone={hours < 0 ? "danger" : "warning"}>
              {hours < 0 ? t("overdue", { count: -hours }) : t("hoursLeft", { count: hours })}
            </Badge>
          )}
        </span>
      </div>
      <p dir="auto" className="whitespace-pre-wrap [overflow-wrap:anywhere]">
        {text}
      </p>
      {decision !== null && (
        <p className="text-sm text-text-2 [overflow-wrap:anywhere]">
          {format.dateTime(decision.at)} · {t(decision.tellsAuthority ? "authorityYes" : "authorityNo")} ·{" "}
          {t(decision.tellsPeople ? "peopleYes" : "peopleNo")} · {decision.reason}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        {(["describe", "notice", "affected"] as const).map((act) => (
          <Button key={act} size="small" onClick={() => onOpen(act)}>
            {words(act)}
          </Button>
        ))}
        {decision === null && (
          <Button size="small" tone="primary" onClick={() => onOpen("decide")}>
            {t("decide")}
          </Button>
        )}
      </div>
      {history.length > 0 && <History changes={history} />}
    </li>
  );
}
